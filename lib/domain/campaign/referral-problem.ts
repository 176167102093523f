import type { ReferralDraft } from "./draft";

type Told = Pick<ReferralDraft, "goals" | "tiers" | "limits">;

/** What no schema can see: parts of a referral campaign that do not fit each other, as a sentence; null when they do. */
export function referralProblem({ goals, tiers, limits }: Told): string | null {
  const ids = goals.map(({ id }) => id);
  const twice = duplicate([...ids, ...tiers.map(({ id }) => id)]);
  if (twice) return `Two goals or tiers have the id ${twice}: each needs its own.`;
  const limit = duplicate(limits.map(({ of, measure, period }) => `${of}, ${measure}, ${period}`));
  if (limit) return `There are two limits of the same kind (${limit}): keep the one that is meant.`;
  if (!goals.some(({ qualifies, action }) => qualifies && action.kind === "reward")) {
    return "No goal makes a referral count as converted: at least one has to.";
  }
  return goals.map((goal) => goalProblem(goal, goals)).find((found) => found !== null) ?? tierProblem(tiers, goals);
}

type Goal = Told["goals"][number];

function goalProblem({ id, name, needs, action }: Goal, goals: Goal[]): string | null {
  if (needs !== null && !goals.some((goal) => goal.id === needs))
    return `The goal “${name}” needs ${needs}, which is no goal of this campaign.`;
  if (needs !== null && waitsForItself(id, goals))
    return `The goal “${name}” waits for itself, by way of ${needs}: it could never be reached.`;
  if (action.kind !== "take_back") return null;
  const unknown = action.goals.find(
    (taken) => !goals.some((goal) => goal.id === taken && goal.action.kind === "reward"),
  );
  return unknown === undefined
    ? null
    : `The goal “${name}” takes back ${unknown}, which is no goal that gives anything.`;
}

function waitsForItself(id: string, goals: Goal[]): boolean {
  const seen = new Set<string>();
  let next: string | null | undefined = id;
  while (next) {
    if (seen.has(next)) return true;
    seen.add(next);
    next = goals.find((goal) => goal.id === next)?.needs;
  }
  return false;
}

function tierProblem(tiers: Told["tiers"], goals: Goal[]): string | null {
  const lost = tiers.find(({ goal }) => !goals.some(({ id, action }) => id === goal && action.kind === "reward"));
  return lost
    ? `The tier ${lost.id} counts friends who reach ${lost.goal}, which is no goal that gives anything.`
    : null;
}

function duplicate(values: string[]): string | undefined {
  return values.find((value, at) => values.indexOf(value) !== at);
}
