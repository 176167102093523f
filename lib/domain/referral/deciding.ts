import type { DecisionCheck } from "../decision-check";
import type { Ask, NewReferral } from "./attribute";
import type { CampaignFact, CodeFact, EventFact, GivenReward, ReferralFacts } from "./facts";
import type { SideDecision } from "./plan-reward";

export interface ReferralDecision {
  decisions: SideDecision[];
  /** A referral to be made, of this code. */
  attribute: NewReferral | null;
  /** A code that came too late. */
  attempt: CodeFact | null;
  /** Goals whose progress moves: counted once more, and whether reached. */
  progress: { goal: string; reached: boolean }[];
  /** Goals that are undone, and how often. */
  undone: { goal: string; times: number }[];
  /** Whether the referral, old or new, is qualified by this event. */
  qualify: boolean;
  takeBack: GivenReward[];
  /** Steps of tiers that are taken back and may be given again. */
  dropped: GivenReward[];
}

/** One event in one campaign, while it is decided: what was asked so far, and what comes of it. */
export interface Deciding {
  event: EventFact;
  campaign: CampaignFact;
  facts: ReferralFacts;
  checks: DecisionCheck[];
  ask: Ask;
  decided: ReferralDecision;
}
