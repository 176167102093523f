import type { RejectedGroup } from "@/lib/domain/rejected/rejected-event";
import { dateWords } from "@/lib/domain/time-words";

/** "resolved on 12 Nov by Nora". */
export function settledWords({ at, by, how }: NonNullable<RejectedGroup["settled"]>, timeZone: string): string {
  const verb = how === "replayed" ? "resolved" : "dismissed";
  return `${verb} on ${dateWords(new Date(at), new Date(), timeZone)}${by ? ` by ${by}` : ""}`;
}
