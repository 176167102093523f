import { localDay } from "../calendar-period";
import type { FraudSignal, RewardKind, RewardStatus } from "../campaign/kinds";
import type { DecisionOutcome, DecisionReason, Side } from "../decision";
import { cutWords } from "../referral/limits";
import type { SideDecision } from "../referral/plan-reward";
import { type EventOutcome, type SimulatedReward, statusAt, takenBackStatus } from "./outcome";

/** What became of a held reward in reality. */
export type Fate = "approved" | "void" | "waiting" | "given" | "unknown";

/** Figures as they are stored: people by their ids alone. */
export interface Figures {
  referrals: number;
  converted: number;
  rewards: { side: Side; kind: RewardKind; status: RewardStatus; count: number; costMinor: string }[];
  costMinor: string;
  openMinor: string;
  due: { day: string; rewards: number; costMinor: string }[];
  limits: { limit: string; cut: number; refused: number }[];
  held: ({ signal: FraudSignal; held: number } & Record<Fate, number>)[];
  reasons: { outcome: DecisionOutcome; reason: DecisionReason; count: number }[];
  days: { day: string; referrals: number; converted: number; costMinor: string }[];
  topReferrers: ({ id: string } & ReferrerFigures)[];
}

interface ReferrerFigures {
  referrals: number;
  converted: number;
  rewards: number;
  costMinor: string;
}

interface Span {
  since: Date;
  until: Date;
  timeZone: string;
}

const topMax = 10;
const halfDayMs = 43_200_000;
const open: ReadonlySet<RewardStatus> = new Set(["pending", "held"]);
const dead: ReadonlySet<RewardStatus> = new Set(["void", "reversed"]);

/** Adds up what the events of a simulation did. Bounded by days, reasons, limits and referrers, not by events. */
export class Tally {
  #referrals = 0;
  #converted = 0;
  readonly #rewards = new Map<
    string,
    { side: Side; kind: RewardKind; status: RewardStatus; count: number; cost: number }
  >();
  readonly #due = new Map<string, { rewards: number; cost: number }>();
  readonly #limits = new Map<string, { cut: number; refused: number }>();
  readonly #held = new Map<FraudSignal, { held: number } & Record<Fate, number>>();
  readonly #reasons = new Map<string, { outcome: DecisionOutcome; reason: DecisionReason; count: number }>();
  readonly #days = new Map<string, { referrals: number; converted: number; cost: number }>();
  readonly #referrers = new Map<string, { referrals: number; converted: number; rewards: number; cost: number }>();

  constructor(private readonly span: Span) {
    for (let at = span.since.getTime(); at < span.until.getTime(); at += halfDayMs) this.#day(new Date(at));
    this.#day(span.until);
  }

  add(outcome: EventOutcome): void {
    if (outcome.replaced) this.#reason(outcome.replaced, -1);
    for (const decision of outcome.decisions) {
      this.#reason(decision, 1);
      this.#countLimits(decision);
    }
    if (outcome.made) this.#count(outcome, "referrals", outcome.made);
    if (outcome.converted) this.#count(outcome, "converted", outcome.converted);
    for (const reward of outcome.rewards) this.#move(reward, statusAt(reward, this.span.until), 1);
    for (const reward of outcome.takenBack) {
      this.#move(reward, statusAt(reward, this.span.until), -1);
      this.#move(reward, takenBackStatus(reward, outcome.occurredAt), 1);
    }
  }

  /** What reality knows of a reward that this simulation holds; each signal that held it is told. */
  judge({ signals }: Pick<SimulatedReward, "signals">, fate: Fate): void {
    for (const { signal, answer } of signals) {
      if (answer !== "hold") continue;
      const counted = this.#held.get(signal) ?? { held: 0, approved: 0, void: 0, waiting: 0, given: 0, unknown: 0 };
      counted.held += 1;
      counted[fate] += 1;
      this.#held.set(signal, counted);
    }
  }

  figures(): Figures {
    const rewards = [...this.#rewards.values()].filter(({ count }) => count > 0);
    const costOf = (of: typeof rewards) => String(of.reduce((sum, { cost }) => sum + cost, 0));
    return {
      referrals: this.#referrals,
      converted: this.#converted,
      rewards: rewards
        .map(({ cost, ...row }) => ({ ...row, costMinor: String(cost) }))
        .sort((one, other) => (rowKey(one) < rowKey(other) ? -1 : 1)),
      costMinor: costOf(rewards.filter(({ status }) => !dead.has(status))),
      openMinor: costOf(rewards.filter(({ status }) => open.has(status))),
      due: byDay(this.#due).filter(({ rewards: count }) => count > 0),
      limits: [...this.#limits].map(([limit, counts]) => ({ limit, ...counts })),
      held: [...this.#held].map(([signal, counts]) => ({ signal, ...counts })),
      reasons: [...this.#reasons.values()]
        .filter(({ count }) => count > 0)
        .sort((one, other) => other.count - one.count),
      days: byDay(this.#days),
      topReferrers: [...this.#referrers]
        .map(([id, { cost, ...row }]) => ({ id, ...row, costMinor: String(cost) }))
        .sort(
          (one, other) =>
            other.converted - one.converted || other.referrals - one.referrals || (one.id < other.id ? -1 : 1),
        )
        .slice(0, topMax),
    };
  }

  #reason({ outcome, reason }: Pick<SideDecision, "outcome" | "reason">, by: number): void {
    const key = `${outcome} ${reason}`;
    const counted = this.#reasons.get(key) ?? { outcome, reason, count: 0 };
    counted.count += by;
    this.#reasons.set(key, counted);
  }

  #countLimits({ checks }: SideDecision): void {
    for (const { check, ok, saw, expected } of checks) {
      const isCut = ok && saw.includes(cutWords);
      if (check !== "limit" || (ok && !isCut)) continue;
      const counted = this.#limits.get(expected) ?? { cut: 0, refused: 0 };
      counted[isCut ? "cut" : "refused"] += 1;
      this.#limits.set(expected, counted);
    }
  }

  #count({ occurredAt }: EventOutcome, what: "referrals" | "converted", referrerId: string): void {
    if (what === "referrals") this.#referrals += 1;
    else this.#converted += 1;
    this.#day(occurredAt)[what] += 1;
    this.#referrer(referrerId)[what] += 1;
  }

  #move(reward: SimulatedReward, status: RewardStatus, by: 1 | -1): void {
    const { side, kind, costMinor, occurredAt } = reward;
    const key = `${side} ${kind} ${status}`;
    const row = this.#rewards.get(key) ?? { side, kind, status, count: 0, cost: 0 };
    row.count += by;
    row.cost += by * costMinor;
    this.#rewards.set(key, row);
    if (dead.has(status)) return;
    this.#day(occurredAt).cost += by * costMinor;
    if (side === "referrer") {
      const referrer = this.#referrer(reward.referrerId);
      referrer.rewards += by;
      referrer.cost += by * costMinor;
    }
    if (!open.has(status)) return;
    const day = localDay(reward.dueAt, this.span.timeZone);
    const due = this.#due.get(day) ?? { rewards: 0, cost: 0 };
    due.rewards += by;
    due.cost += by * costMinor;
    this.#due.set(day, due);
  }

  #day(moment: Date): { referrals: number; converted: number; cost: number } {
    const day = localDay(moment, this.span.timeZone);
    const counted = this.#days.get(day) ?? { referrals: 0, converted: 0, cost: 0 };
    this.#days.set(day, counted);
    return counted;
  }

  #referrer(id: string): { referrals: number; converted: number; rewards: number; cost: number } {
    const counted = this.#referrers.get(id) ?? { referrals: 0, converted: 0, rewards: 0, cost: 0 };
    this.#referrers.set(id, counted);
    return counted;
  }
}

const rowKey = ({ side, kind, status }: { side: string; kind: string; status: string }) => `${side} ${kind} ${status}`;

function byDay<R extends { cost: number }>(
  days: Map<string, R>,
): (Omit<R, "cost"> & { day: string; costMinor: string })[] {
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, { cost, ...row }]) => ({ day, ...row, costMinor: String(cost) }));
}
