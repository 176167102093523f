import type { Goal } from "../campaign/config";
import { sides } from "../decision";
import { asked } from "../decision-check";
import { dropTiers } from "./decide-tiers";
import type { Deciding } from "./deciding";
import type { GivenReward, ReferralFact } from "./facts";
import { rewardCounters, tallyKey } from "./limits";
import { noProgress } from "./reach-goal";
import { rewardsByHand, rewardsToTakeBack, undoneGoals } from "./take-back";

/** A refund: what its goals gave is taken back, with the room it took, and what of the referral was only for it. */
export function takeBack(deciding: Deciding, goal: Goal): void {
  const { event, facts, checks, decided } = deciding;
  // Another goal of this event may have taken some of them: a limit is given back once.
  const taken = rewardsToTakeBack(goal, event, facts.rewards).filter((one) => !decided.takeBack.includes(one));
  const byHand = rewardsByHand(goal, event, facts.rewards);
  for (const side of sides) {
    if (byHand.some((one) => one.side === side)) checks.push(asked("by_hand", true, `${sideNames[side]} keeps it`));
  }
  if (taken.length === 0) {
    decided.decisions.push({
      goal: goal.id,
      side: "both",
      outcome: "nothing_due",
      reason: byHand.length > 0 ? "by_hand_stays" : "nothing_to_take_back",
      checks,
      reward: null,
    });
    return;
  }
  decided.takeBack.push(...taken);
  freeLimits(deciding, taken);
  for (const side of sides) {
    if (!taken.some((one) => one.side === side)) continue;
    decided.decisions.push({ goal: goal.id, side, outcome: "taken_back", reason: "refunded", checks, reward: null });
  }
  if (facts.referral) undo(deciding, facts.referral, taken);
}

const sideNames = { referrer: "the referrer", referee: "the friend" } as const;

function freeLimits({ campaign, facts }: Deciding, taken: GivenReward[]): void {
  const referrerId = facts.referral?.referrer.id ?? "";
  for (const { side, occurredAt, costMinor } of taken) {
    const counted = { side, referrerId, refereeId: facts.referee.id, occurredAt, timeZone: facts.timeZone };
    for (const key of rewardCounters(campaign.config.limits, counted)) facts.counters.add(key, -1, -costMinor);
  }
}

/** A friend whose orders were all refunded has not reached the goal any more, and does not count for tiers. */
function undo(deciding: Deciding, referral: ReferralFact, taken: GivenReward[]): void {
  const { campaign, facts, checks, decided } = deciding;
  for (const undone of undoneGoals(taken)) {
    const before = decided.undone.find(({ goal }) => goal === undone.goal)?.times ?? 0;
    decided.undone.push(undone);
    const progress = referral.progress.get(undone.goal) ?? noProgress;
    const stood = progress.reached - progress.undone - before;
    if (stood <= 0 || stood > undone.times) continue;
    facts.counters.add(tallyKey(undone.goal, referral.referrer.id), -1, 0);
    const dropped = dropTiers(undone.goal, referral.referrer, { campaign, facts, shared: checks });
    decided.dropped.push(...dropped.rewards);
    decided.decisions.push(...dropped.decisions);
    freeLimits(
      deciding,
      dropped.rewards.filter(({ status }) => status !== "void" && status !== "reversed"),
    );
  }
}
