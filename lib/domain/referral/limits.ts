import { periodKey } from "../calendar-period";
import type { Limit } from "../campaign/referral-config";
import type { DecisionReason, Side } from "../decision";
import { formatMoney } from "../money";
import type { Counters } from "./facts";

/** Who a reward is counted for, and when: by the day the event occurred, so that a late event changes no other day. */
export interface Counted {
  side: Side;
  referrerId: string;
  refereeId: string;
  occurredAt: Date;
  timeZone: string;
}

/** The counter that a limit looks at: "referrer/<id>/2026-11". Count and value of the same span share one. */
export function counterKey(limit: Pick<Limit, "of" | "period">, counted: Omit<Counted, "side">): string {
  const who = { referrer: counted.referrerId, referee: counted.refereeId, campaign: "" }[limit.of];
  return `${limit.of}/${who}/${periodKey(limit.period, counted.occurredAt, counted.timeZone)}`;
}

export const tallyKey = (goal: string, referrerId: string) => `goal.${goal}/${referrerId}/all`;
export const tierKey = (tierId: string, referrerId: string) => `tier.${tierId}/${referrerId}/all`;

/** Whether a limit is about rewards of that side. */
export function concerns({ of }: Limit, side: Side): boolean {
  return of === "campaign" || of === side;
}

/** The counters of a reward, each once. */
export function rewardCounters(limits: Limit[], counted: Counted): string[] {
  return [
    ...new Set(limits.filter((limit) => concerns(limit, counted.side)).map((limit) => counterKey(limit, counted))),
  ];
}

export interface Room {
  /** What the reward may cost. */
  costMinor: number;
  checks: { ok: boolean; saw: string; expected: string }[];
  /** Why nothing is left; null when something is. */
  reason: DecisionReason | null;
}

/** Stands in what a limit saw when it left a part of a reward. */
export const cutWords = ", so cut to ";

/**
 * What is left for a reward below every limit. One that can be cut (credits) is cut to the rest of a value; another one
 * has to fit whole.
 */
export function roomFor(
  limits: Limit[],
  counters: Counters,
  counted: Counted,
  cost: { minor: number; canCut: boolean; currency: string },
): Room {
  const room: Room = { costMinor: cost.minor, checks: [], reason: null };
  for (const limit of limits) {
    if (!concerns(limit, counted.side)) continue;
    const used = counters.of(counterKey(limit, counted));
    const expected = limitWords(limit, cost.currency);
    if (limit.measure === "count") {
      const ok = used.count < limit.max;
      room.checks.push({ ok, expected, saw: `${used.count} before` });
      if (!ok) return { ...room, reason: capReason(limit) };
      continue;
    }
    const left = limit.max - used.valueMinor;
    const money = (minor: number) => formatMoney(minor, cost.currency);
    const isCut = left < room.costMinor;
    const ok = !isCut || (cost.canCut && left > 0);
    const saw = `${money(used.valueMinor)} before${isCut && ok ? `${cutWords}${money(left)}` : ""}`;
    room.checks.push({ ok, expected, saw });
    if (!ok) return { ...room, reason: capReason(limit) };
    room.costMinor = Math.min(room.costMinor, left);
  }
  return room;
}

function capReason({ of, measure, period }: Limit): DecisionReason {
  if (of === "campaign" && measure === "value" && period === "all") return "cap_budget";
  return ({ referrer: "cap_referrer", referee: "cap_referee", campaign: "cap_campaign" } as const)[of];
}

const subjectWords = { referrer: "for a referrer", referee: "for a friend", campaign: "in the campaign" } as const;
const periodWords = { all: "", day: " a day", week: " a week", month: " a month" } as const;

/** "at most 20 rewards a month for a referrer". */
export function limitWords({ of, measure, period, max }: Limit, currency: string): string {
  const what = measure === "count" ? `${max} ${max === 1 ? "reward" : "rewards"}` : formatMoney(max, currency);
  return `at most ${what}${periodWords[period]} ${subjectWords[of]}`;
}
