import type { Goal, ReferralConfig } from "../campaign/config";
import type { Condition } from "../condition/condition-input";
import { rulesOf } from "../condition/condition-rule";
import { judgeCondition } from "../condition/judge-condition";
import { shortWords } from "../condition/nearest-miss";
import type { DecisionOutcome, DecisionReason } from "../decision";
import { phraseText } from "../phrase";
import type { Ask } from "./attribute";
import type { EventFact, GoalProgress, Person, ReferralFacts } from "./facts";
import { tallyKey } from "./limits";

/** The referral as goals see it, whether it stood before or is made by this event. */
export interface Referral {
  referrer: Person;
  code: string;
  attributedAt: Date;
  progress: Map<string, GoalProgress>;
}

export type Reach =
  | { reached: true; occurrence: number }
  /** `counted`: the conditions held, and it was one of the times that do not pay. */
  | { reached: false; outcome: DecisionOutcome; reason: DecisionReason; counted: boolean };

const dayMs = 86_400_000;
export const noProgress: GoalProgress = { occurrences: 0, reached: 0, undone: 0 };

const refused = (reason: DecisionReason): Reach => ({ reached: false, outcome: "refused", reason, counted: false });

/** Whether an event of a goal's trigger reaches it: in time, in order, by its condition, and the time that counts. */
export function reachGoal(goal: Goal, event: EventFact, referral: Referral, facts: ReferralFacts, ask: Ask): Reach {
  const refusal = goalRefusal(goal, event, referral, facts, ask);
  if (refusal) return refused(refusal);
  return judgeOccurrence(goal, referral.progress.get(goal.id) ?? noProgress, ask);
}

/** Why the event does not count for the goal, whichever time it is; null when it does. */
export function goalRefusal(
  goal: Goal,
  event: EventFact,
  referral: Referral,
  facts: ReferralFacts,
  ask: Ask,
): DecisionReason | null {
  const late = judgeWindow(goal, event, referral, facts.rules, ask);
  if (late) return late;
  if (goal.needs !== null) {
    const isReached = (referral.progress.get(goal.needs) ?? noProgress).reached > 0;
    const needed = facts.rules.goals.find(({ id }) => id === goal.needs)?.name ?? goal.needs;
    if (!ask("goal_needed", isReached, isReached ? "reached" : "not reached yet", `first “${needed}”`))
      return "goal_needed";
  }
  return judgeGoalCondition(goal, event, referral, facts, ask);
}

function judgeWindow(
  goal: Goal,
  event: EventFact,
  referral: Referral,
  rules: ReferralConfig,
  ask: Ask,
): DecisionReason | null {
  const { windowDays, waitDays } = rules.attribution;
  const afterMs = event.occurredAt.getTime() - referral.attributedAt.getTime();
  if (afterMs < 0) {
    const days = Math.ceil(-afterMs / dayMs);
    const ok = -afterMs <= waitDays * dayMs;
    const expected = waitDays === 0 ? "after the friend came" : `at most ${daysWords(waitDays)} before the friend came`;
    return ask("in_window", ok, `${daysWords(days)} before`, expected) ? null : "before_referral";
  }
  const within = Math.min(windowDays ?? Number.POSITIVE_INFINITY, goal.withinDays ?? Number.POSITIVE_INFINITY);
  if (within === Number.POSITIVE_INFINITY) return null;
  const ok = afterMs <= within * dayMs;
  const days = ok ? Math.floor(afterMs / dayMs) : Math.ceil(afterMs / dayMs);
  return ask("in_window", ok, `${daysWords(days)} after`, `within ${daysWords(within)} after the friend came`)
    ? null
    : "window_passed";
}

function judgeGoalCondition(
  goal: Goal,
  event: EventFact,
  referral: Referral,
  facts: ReferralFacts,
  ask: Ask,
): DecisionReason | null {
  if (!goal.condition) return null;
  const { timeZone, now, referee } = facts;
  const seen = {
    event: event.payload,
    referee: personFacts(referee),
    referrer: personFacts(referral.referrer),
    referral: {
      code: referral.code,
      attributed_at: referral.attributedAt.toISOString(),
      ...(asksForCount(goal.condition) && { count: facts.counters.of(tallyKey(goal.id, referral.referrer.id)).count }),
      days_since: Math.floor((event.occurredAt.getTime() - referral.attributedAt.getTime()) / dayMs),
    },
  };
  const { ok, checks } = judgeCondition(goal.condition, seen, { now, timeZone, pathOf: facts.pathOf });
  // Of alternatives the one that held says enough; of what failed, everything that did.
  const told = checks.filter((check) => check.ok === ok);
  for (const check of told) {
    const short = shortWords(check);
    ask(
      "condition",
      ok,
      check.saw,
      `${check.field.replace(/^event\./, "")} ${check.expected}`,
      short ? phraseText(short) : undefined,
    );
  }
  if (ok) return null;
  if (told.length === 0) ask("condition", false, "what it excludes");
  if (told.length === 0 || told.some(({ why }) => why === "not_met" || why === "met")) return "condition_failed";
  return told.some(({ why }) => why === "missing") ? "property_missing" : "property_type";
}

/** Whether a condition is about how many friends the referrer has brought to its goal: that is counted only where it is asked. */
export function asksForCount(condition: Condition | null): boolean {
  return condition !== null && rulesOf(condition).some(({ rule }) => rule.field === "referral.count");
}

/** People as conditions name their fields. */
function personFacts(person: Person): Record<string, unknown> {
  const { sourceId, name, email, phone, birthdate, address, metadata, createdAt } = person;
  return { source_id: sourceId, name, email, phone, birthdate, address, metadata, created_at: createdAt.toISOString() };
}

function judgeOccurrence({ occurrence }: Goal, before: GoalProgress, ask: Ask): Reach {
  const time = before.occurrences + 1;
  if (occurrence.kind === "every") return { reached: true, occurrence: time };
  if (occurrence.kind === "first") {
    const isFirst = before.reached === 0;
    if (ask("first_conversion", isFirst, isFirst ? "first" : "converted before"))
      return { reached: true, occurrence: time };
    return { reached: false, outcome: "refused", reason: "not_first_occurrence", counted: true };
  }
  const expected = `the ${ordinal(occurrence.n)} time`;
  if (ask("occurrence", time === occurrence.n, `the ${ordinal(time)}`, expected))
    return { reached: true, occurrence: time };
  return time < occurrence.n
    ? { reached: false, outcome: "nothing_due", reason: "occurrence_not_reached", counted: true }
    : { reached: false, outcome: "refused", reason: "not_first_occurrence", counted: true };
}

export function daysWords(days: number): string {
  return `${days} ${days === 1 ? "day" : "days"}`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(n: number): string {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(n);
  return `${n}${{ one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[rule]}`;
}
