import type { ReferralConfig } from "../campaign/config";
import type { CampaignStatus, RewardKind, RewardStatus } from "../campaign/kinds";
import type { DecisionOutcome, DecisionReason, Side } from "../decision";
import type { DecisionCheck } from "../decision-check";
import type { EventCustomer } from "../event/event-record";
import type { FiredSignal } from "../referral/facts";

/** What the story of one person's rewards is told from. Ids are the public ones, lists hold the newest first. */
export interface StoryFacts {
  now: Date;
  timeZone: string;
  currency: string;
  person: EventCustomer;
  campaigns: StoryCampaign[];
  /** Those in which the person is the friend, and those in which they are the referrer. */
  referrals: StoryReferral[];
  /** Of the person, and of the friends they brought. */
  events: StoryEvent[];
  decisions: StoryDecision[];
  rewards: StoryReward[];
}

export interface StoryCampaign {
  id: string;
  name: string;
  status: CampaignStatus;
  /** What new referrals begin under, and those that follow the newest. */
  current: ReferralConfig;
  /** Earlier ones that a referral here keeps, by number. */
  versions: ReadonlyMap<number, ReferralConfig>;
}

export interface StoryReferral {
  id: string;
  campaignId: string;
  campaignVersion: number;
  referee: EventCustomer;
  referrer: EventCustomer;
  code: string;
  /** Null when a person attributed it. */
  eventId: string | null;
  attributedAt: Date;
  qualifiedAt: Date | null;
  signals: FiredSignal[];
  /** Codes that came after the first. */
  attempts: { code: string; eventId: string; at: Date }[];
}

export interface StoryEvent {
  id: string;
  name: string;
  schemaId: string;
  customerId: string;
  occurredAt: Date;
  referralCode: string | null;
  payload: unknown;
}

export interface StoryDecision {
  eventId: string;
  campaignId: string;
  goal: string;
  side: Side | "both";
  outcome: DecisionOutcome;
  reason: DecisionReason;
  checks: DecisionCheck[];
  rewardId: string | null;
}

export interface StoryReward {
  id: string;
  referralId: string;
  goal: string;
  side: Side;
  eventId: string;
  kind: RewardKind;
  status: RewardStatus;
  label: string | null;
  code: string | null;
  amountMinor: string | null;
  currency: string | null;
  byHand: boolean;
  dueAt: Date;
  reviewUntil: Date | null;
  issuedAt: Date | null;
  createdAt: Date;
  /** Whether it was decided, and as what; null for a step of a tier that was given with another event's decision. */
  bornAs: DecisionOutcome | null;
  /** Changes since it was made, the first one first. */
  changes: RewardStep[];
}

export interface RewardStep {
  status: RewardStatus;
  /** A decision's reason, or somebody's words. */
  reason: string | null;
  by: string | null;
  at: Date;
}
