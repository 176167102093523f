import type { DecisionOutcome, DecisionReason, Side } from "../decision";

/**
 * pending: still to be decided. failed: deciding it failed every time. none: decided, and no campaign listened.
 * partly_rewarded: one side got its reward, the other was refused. waiting: a reward waits for its day or a code. held: one
 * waits for a person. taken_back: a refund undid what was given.
 */
export const eventOutcomes = [
  "pending",
  "failed",
  "rewarded",
  "partly_rewarded",
  "waiting",
  "held",
  "taken_back",
  "refused",
  "attributed",
  "nothing_due",
  "none",
] as const;
export type EventOutcome = (typeof eventOutcomes)[number];

/** What the list can be narrowed to; "rewarded" and "refused" include what is partly so. */
export const outcomeFilters = [
  "pending",
  "failed",
  "rewarded",
  "waiting",
  "held",
  "taken_back",
  "refused",
  "attributed",
  "nothing_due",
  "none",
] as const;
export type OutcomeFilter = (typeof outcomeFilters)[number];

interface Decided {
  outcome: DecisionOutcome;
  side: Side | "both";
  reason: DecisionReason;
}

interface OutcomeFacts {
  isDue: boolean;
  isFailed: boolean;
  decisions: readonly Decided[];
}

/**
 * One word for all decisions of an event. That another campaign did not listen to the code takes nothing from a reward;
 * that one side of the campaign that paid got nothing does.
 */
export function eventOutcome({ isDue, isFailed, decisions }: OutcomeFacts): EventOutcome {
  if (isFailed) return "failed";
  if (isDue) return "pending";
  const has = (outcome: Decided["outcome"]) => decisions.some((decision) => decision.outcome === outcome);
  if (has("rewarded")) {
    const isPartly = decisions.some(({ outcome, side }) => outcome === "refused" && side !== "both");
    return isPartly ? "partly_rewarded" : "rewarded";
  }
  for (const outcome of ["held", "waiting", "taken_back"] as const) if (has(outcome)) return outcome;
  if (has("refused")) return has("attributed") ? "attributed" : "refused";
  if (has("attributed")) return "attributed";
  return has("nothing_due") ? "nothing_due" : "none";
}

/** What was paid, then what was noted, then why not; last that a campaign was not meant. */
export function byWeight<D extends Decided>(decisions: readonly D[]): D[] {
  const weight = ({ outcome, reason }: Decided) =>
    ["rewarded", "held", "waiting", "taken_back", "attributed", "refused", "nothing_due"].indexOf(outcome) +
    (reason === "no_code" ? 10 : 0);
  return [...decisions].sort((one, other) => weight(one) - weight(other));
}

/** The decision that says most. */
export function leadingDecision<D extends Decided>(decisions: readonly D[]): D | undefined {
  return byWeight(decisions)[0];
}
