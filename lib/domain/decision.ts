/**
 * A decision says what one event did in one campaign, for one side, and why. There is one for every event that is the
 * trigger of a campaign or names one of its codes; none is ever silent.
 */

export const sides = ["referrer", "referee"] as const;
export type Side = (typeof sides)[number];

export const decisionOutcomes = [
  /** A reward was given. */
  "rewarded",
  /** A reward is due and waits: for its day, or for a code. */
  "waiting",
  /** A reward is due and waits for a person's judgement. */
  "held",
  /** What was given before is taken back. */
  "taken_back",
  /** The event attributed a referral and has nothing to pay: it is no goal of the campaign, or did not reach it. */
  "attributed",
  /** Nothing is wrong and nothing is to pay: nobody's referral, one that stands already, or no reward set for this side. */
  "nothing_due",
  /** A check failed; the reason names it. */
  "refused",
] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** The closed list. Each has one sentence in lib/domain/decision-sentence. */
export const decisionReasons = [
  "reward_issued",
  "given_by_hand",
  "reward_pending",
  "held_for_review",
  "codes_exhausted",
  "refunded",
  "used_before_refund",
  "friends_dropped",
  "referral_attributed",
  "no_reward_set",
  "nothing_to_take_back",
  "by_hand_stays",
  "refunded_since",
  "no_code",
  "code_not_found",
  "code_disabled",
  "code_not_published",
  "campaign_draft",
  "campaign_not_started",
  "campaign_paused",
  "campaign_ended",
  "browser_event",
  "self_referral",
  "already_referred",
  "existing_customer",
  "fraud_suspected",
  "referrer_deleted",
  "before_referral",
  "window_passed",
  "event_too_old",
  "goal_needed",
  "condition_failed",
  "property_missing",
  "property_type",
  "occurrence_not_reached",
  "not_first_occurrence",
  "superseded_by_campaign",
  "currency_not_configured",
  "below_minimum",
  "cap_referrer",
  "cap_referee",
  "cap_campaign",
  "cap_budget",
  "reward_campaign_closed",
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

/** Those of refusals: what comes after the ones of something that was given, waits, or was not due. */
export const refusalReasons = decisionReasons.slice(decisionReasons.indexOf("code_not_found"));

/** The goal of a simple campaign. */
export const conversionGoal = "conversion";

/** What stands in a goal's place where an event was only about who referred whom. */
export const attributionGoal = "attribution";

/** What stands in a goal's place for a step of a referrer's tier. */
export const tierGoal = (tierId: string, step: number) => `tier.${tierId}.${step}`;

/** What stands in a goal's place for what a person gave of it. */
export const byHandGoal = (goal: string) => `by_hand.${goal}`;

export function goalGivenByHand(goal: string): string | null {
  return goal.startsWith("by_hand.") ? goal.slice("by_hand.".length) : null;
}
