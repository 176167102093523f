import type { RewardRule } from "../campaign/config";
import { moneyUnit, type PlannedAmount, planAmount, pointsUnit } from "../campaign/reward-amount";
import type { DecisionOutcome, DecisionReason, Side } from "../decision";
import { asked, type DecisionCheck } from "../decision-check";
import type { EventFact, FiredSignal, ReferralFacts } from "./facts";
import { type Counted, rewardCounters, roomFor } from "./limits";

/** A reward as it is to be written: what, how much, and what it waits for. */
export interface PlannedReward {
  goal: string;
  side: Side;
  /** What it is given once for: the referral, the event, or a step of a tier. */
  once: { per: "referral" } | { per: "event" } | { per: "step"; step: number };
  rule: RewardRule;
  /** Credits (minor units) or points; null for what has no amount. */
  amountMinor: number | null;
  /** What it counts for in budgets. */
  costMinor: number;
  /** due: to be given now. */
  waitsFor: "nothing" | "day" | "person";
  dueAt: Date;
  signals: FiredSignal[];
}

export interface SideDecision {
  goal: string;
  side: Side | "both";
  outcome: DecisionOutcome;
  reason: DecisionReason;
  checks: DecisionCheck[];
  reward: PlannedReward | null;
}

export interface RewardPlan {
  goal: string;
  side: Side;
  rule: RewardRule | null;
  once: PlannedReward["once"];
  holdDays: number;
  signals: FiredSignal[];
  counted: Counted;
  /** What was asked before, of both sides. */
  shared: DecisionCheck[];
}

const dayMs = 86_400_000;

/** What one side gets: judged alone, so that one side may be paid, held or refused without the other. */
export function planReward(
  plan: RewardPlan,
  event: EventFact,
  facts: ReferralFacts,
  limits: Parameters<typeof roomFor>[0],
): SideDecision {
  const { goal, side, rule } = plan;
  const checks = [...plan.shared];
  const end = (
    outcome: DecisionOutcome,
    reason: DecisionReason,
    reward: PlannedReward | null = null,
  ): SideDecision => ({
    goal,
    side,
    outcome,
    reason,
    checks,
    reward,
  });
  if (!rule) return end("nothing_due", "no_reward_set");
  if ("campaignId" in rule) {
    const isOpen = facts.isOpen(rule.campaignId);
    checks.push(asked("reward_campaign_open", isOpen, isOpen ? "running" : "not running"));
    if (!isOpen) return end("refused", "reward_campaign_closed");
  }
  const amount = amountOf(rule, event, facts);
  // A fixed amount is no question: it is said with the reward.
  if (amount && "amount" in rule && rule.amount.kind === "percent") checks.push(asked("amount", amount.ok, amount.saw));
  if (amount && !amount.ok) return end("refused", amount.reason);
  const canCut = rule.kind === "credits";
  const minor = canCut && amount?.ok ? amount.minor : costOf(rule);
  const room = roomFor(limits, facts.counters, plan.counted, { minor, canCut, currency: facts.currency });
  checks.push(...room.checks.map(({ ok, saw, expected }) => asked("limit", ok, saw, expected)));
  if (room.reason) return end("refused", room.reason);
  for (const key of rewardCounters(limits, plan.counted)) facts.counters.add(key, 1, room.costMinor);
  const dueAt = new Date(event.occurredAt.getTime() + plan.holdDays * dayMs);
  const holding = plan.signals.filter(({ answer }) => answer === "hold");
  const isHeld = holding.length > 0;
  const isDue = dueAt.getTime() <= facts.now.getTime();
  const reward: PlannedReward = {
    goal,
    side,
    rule,
    dueAt,
    once: plan.once,
    amountMinor: canCut ? room.costMinor : amount?.ok ? amount.minor : null,
    costMinor: room.costMinor,
    waitsFor: isHeld ? "person" : isDue ? "nothing" : "day",
    signals: plan.signals,
  };
  if (isHeld) {
    // The event that made the referral has told them already; a later one has not been asked.
    const isTold = (saw: string) => checks.some((one) => one.check === "signal" && one.saw === saw);
    checks.push(...holding.flatMap(({ saw }) => (isTold(saw) ? [] : [asked("signal", true, saw)])));
    return end("held", "held_for_review", reward);
  }
  return isDue ? end("rewarded", "reward_issued", reward) : end("waiting", "reward_pending", reward);
}

function amountOf(rule: RewardRule, event: EventFact, { currency }: ReferralFacts): PlannedAmount | null {
  if (rule.kind === "credits") return planAmount(rule.amount, event.payload, moneyUnit(currency));
  return rule.kind === "points" ? planAmount(rule.amount, event.payload, pointsUnit(currency)) : null;
}

function costOf(rule: RewardRule): number {
  return rule.kind === "credits" ? 0 : rule.costMinor;
}
