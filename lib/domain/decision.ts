/**
 * A decision says what one event did in one campaign, for one side, and why. There is one for every event that is the
 * trigger of a campaign or names one of its codes; none is ever silent.
 */

export const sides = ["referrer", "referee"] as const;
export type Side = (typeof sides)[number];

export const decisionOutcomes = [
  /** A reward was issued. */
  "rewarded",
  /** The event attributed a referral and has nothing to pay: it is not the campaign's trigger. */
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
  "referral_attributed",
  "no_reward_set",
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
  "not_first_occurrence",
  "referrer_deleted",
  "reward_campaign_closed",
  "codes_exhausted",
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

/** Which goal of a campaign: simple campaigns have this one. */
export const conversionGoal = "conversion";
