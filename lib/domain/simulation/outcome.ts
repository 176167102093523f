import type { RewardKind, RewardStatus } from "../campaign/kinds";
import type { Side } from "../decision";
import type { FiredSignal } from "../referral/facts";
import type { SideDecision } from "../referral/plan-reward";

/** A reward of a simulation. Its key is what it is given once for, the same in every run over the same events. */
export interface SimulatedReward {
  key: string;
  goal: string;
  side: Side;
  kind: RewardKind;
  referrerId: string;
  refereeId: string;
  eventId: string;
  occurredAt: Date;
  dueAt: Date;
  isHeld: boolean;
  amountMinor: number | null;
  costMinor: number;
  signals: FiredSignal[];
}

/** What one event did. */
export interface EventOutcome {
  eventId: string;
  occurredAt: Date;
  /** Whose friend the customer became, and whose friend converted, by this event. */
  made: string | null;
  converted: string | null;
  decisions: SideDecision[];
  rewards: SimulatedReward[];
  takenBack: SimulatedReward[];
  /** The reason that this event ended with when it was decided first, before its customer's code came. */
  replaced: Pick<SideDecision, "outcome" | "reason"> | null;
}

/** How a reward stands at the end of the simulated days: what waited for a day that is past was given on it. */
export function statusAt({ isHeld, dueAt }: Pick<SimulatedReward, "isHeld" | "dueAt">, moment: Date): RewardStatus {
  if (isHeld) return "held";
  return dueAt <= moment ? "issued" : "pending";
}

/** What is taken back at a moment was given before it, or never will be. */
export function takenBackStatus(reward: Pick<SimulatedReward, "isHeld" | "dueAt">, moment: Date): RewardStatus {
  return statusAt(reward, moment) === "issued" ? "reversed" : "void";
}
