import { attributionGoal } from "@/lib/domain/decision";

export interface ModelDecision {
  eventId: string;
  campaignId: string;
  goal: string;
  side: string;
  outcome: string;
  reason: string;
  rewardId: string | null;
}

// Told anew, and not read from the pipeline: the model is to find where that is wrong.
const countedReasons = [
  "occurrence_not_reached",
  "not_first_occurrence",
  "nothing_to_take_back",
  "by_hand_stays",
  "referral_attributed",
];

/** Whether the event counted for the goal, whatever came of it: then it must not count for it again. */
export function isCounted({ side, goal, reason }: ModelDecision): boolean {
  if (side !== "both" || countedReasons.includes(reason)) return true;
  return reason === "already_referred" && goal !== attributionGoal;
}
