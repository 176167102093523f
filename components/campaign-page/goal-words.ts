import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { attributionGoal } from "@/lib/domain/decision";

/** The campaign's goals by their ids, and what stands in a goal's place. */
export function goalWords({ config }: CampaignRecord): Map<string, string> {
  const goals = config.kind === "referral" ? config.goals : [];
  return new Map([[attributionGoal, "who referred"], ...goals.map(({ id, name }) => [id, name] as const)]);
}
