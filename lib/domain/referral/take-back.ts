import type { Goal } from "../campaign/config";
import { valueAt } from "../campaign/property-value";
import { goalGivenByHand } from "../decision";
import type { EventFact, GivenReward } from "./facts";

/** Rewards that a refund takes back: of the goals it names, and of the same order where it asks for that. */
export function rewardsToTakeBack(goal: Goal, event: EventFact, rewards: GivenReward[]): GivenReward[] {
  if (goal.action.kind !== "take_back") return [];
  const { goals, match } = goal.action;
  const wanted = match ? valueAt(event.payload, match.property) : undefined;
  // A refund that does not say which order must not take back those of every order.
  if (match && (wanted === undefined || wanted === null)) return [];
  return rewards.filter(
    (reward) =>
      goals.includes(reward.goal) &&
      reward.status !== "void" &&
      reward.status !== "reversed" &&
      (!match || valueAt(reward.payload, match.given) === wanted),
  );
}

/** What a person gave for the same: it was given past the rules, and stays past them. */
export function rewardsByHand(goal: Goal, event: EventFact, rewards: GivenReward[]): GivenReward[] {
  const byHand = rewards.flatMap((reward) => {
    const of = goalGivenByHand(reward.goal);
    return of === null ? [] : [{ reward, like: { ...reward, goal: of } }];
  });
  const taken = rewardsToTakeBack(
    goal,
    event,
    byHand.map(({ like }) => like),
  );
  return byHand.flatMap(({ reward, like }) => (taken.includes(like) ? [reward] : []));
}

/** How often each goal is undone by it: once for each event whose rewards are taken back. */
export function undoneGoals(taken: GivenReward[]): { goal: string; times: number }[] {
  return [...new Set(taken.map(({ goal }) => goal))].map((goal) => ({
    goal,
    times: new Set(taken.filter((one) => one.goal === goal).map(({ eventId }) => eventId)).size,
  }));
}
