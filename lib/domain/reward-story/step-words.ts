import type { RewardStatus } from "../campaign/kinds";
import { dateWords } from "../time-words";
import type { RewardStep, StoryReward } from "./facts";

interface Place {
  now: Date;
  timeZone: string;
}

type Stepped = Pick<StoryReward, "status" | "bornAs" | "changes" | "createdAt" | "byHand">;

/**
 * Every status that a reward was in, the first one first. Only changes are stored: what it began as is told by its decision,
 * and where that is gone, by what it became.
 */
export function stepsOf({ status, bornAs, changes, createdAt, byHand }: Stepped): RewardStep[] {
  const [next] = changes;
  const first = next ? firstStatus(bornAs, next, byHand) : status;
  return [{ status: first, reason: null, by: null, at: createdAt }, ...changes];
}

function firstStatus(bornAs: Stepped["bornAs"], next: RewardStep, byHand: boolean): RewardStatus {
  if (byHand) return "pending";
  if (bornAs === "held") return "held";
  if (bornAs === "rewarded" || next.status === "delivered" || next.status === "reversed") return "issued";
  // Only what was approved becomes pending.
  return next.status === "pending" ? "held" : "pending";
}

/** What a person, or the end of the time for it, made of a reward that was held; null where none was, or nobody has yet. */
export function judgedBy(steps: RewardStep[]): RewardStep | null {
  const at = steps.findIndex(({ status }) => status === "held");
  return (at < 0 ? null : steps[at + 1]) ?? null;
}

/** One status of a reward, as its line in the story: "Held for review", "Due 12 Dec". */
export function stepWords(step: RewardStep, before: RewardStep | undefined, dueAt: Date, place: Place): string {
  const words: Record<RewardStatus, string> = {
    pending: before?.status === "held" ? "Approved" : `Due ${dateWords(dueAt, place.now, place.timeZone)}`,
    held: "Held for review",
    awaiting_stock: "Waits for a code",
    issued: "Given",
    delivered: "Delivered",
    void: before?.status === "held" && step.by ? "Refused" : "Not given after all",
    reversed: "Taken back",
  };
  return words[step.status];
}

const known: Record<string, string> = {
  refunded: "a refund came",
  "not judged in time": "nobody judged it in time",
};

/** Why a reward changed: somebody's own words, or ours for what the rules did. */
export function reasonWords(reason: string | null): string | null {
  return reason === null ? null : (known[reason] ?? reason);
}
