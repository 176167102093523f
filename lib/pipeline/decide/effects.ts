import type { FiredSignal, GivenReward } from "@/lib/domain/referral/facts";
import type { PlannedReward, SideDecision } from "@/lib/domain/referral/plan-reward";
import type { DueEvent } from "./due-event";

export interface NewReferral {
  id: string;
  event: DueEvent;
  campaignId: string;
  campaignVersion: number;
  referrerId: string;
  codeId: string;
  signals: FiredSignal[];
  /** The event that converts it, when it is in the same batch. */
  qualifiedBy: DueEvent | null;
  /** Its events that may have been waiting for it. */
  waiting: { eventSchemaIds: string[]; since: Date };
}

export interface NewReward extends PlannedReward {
  id: string;
  event: DueEvent;
  campaignId: string;
  campaignVersion: number;
  beneficiaryId: string;
  referralId: string;
  currency: string;
  reviewUntil: Date | null;
}

export interface NewDecision {
  event: DueEvent;
  campaignId: string;
  campaignVersion: number;
  decision: SideDecision;
  referralId: string | null;
  rewardId: string | null;
}

export interface MovedProgress {
  projectId: string;
  referralId: string;
  goal: string;
  occurrences: number;
  reached: number;
  undone: number;
  /** Set when this batch reached it for the first time. */
  reachedAt: Date | null;
}

/** Everything that a batch of events sets off, to be written at once. */
export interface Effects {
  /** The events that were decided; one whose turn has not come yet is not among them. */
  events: DueEvent[];
  referrals: NewReferral[];
  /** The same by whose code they came with. */
  broughtBy: Map<string, NewReferral[]>;
  attempts: { event: DueEvent; campaignId: string; referralId: string; codeId: string }[];
  /** Referrals that stood before and are qualified now. */
  qualified: { referralId: string; event: DueEvent }[];
  /** By referral/goal. */
  progress: Map<string, MovedProgress>;
  rewards: NewReward[];
  takenBack: { reward: GivenReward; event: DueEvent }[];
  /** Steps of tiers that are taken back and may be given again. */
  dropped: { reward: GivenReward; event: DueEvent }[];
  decisions: NewDecision[];
}

export function noEffects(): Effects {
  return {
    events: [],
    referrals: [],
    broughtBy: new Map(),
    attempts: [],
    qualified: [],
    progress: new Map(),
    rewards: [],
    takenBack: [],
    dropped: [],
    decisions: [],
  };
}
