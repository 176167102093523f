import type { Goal } from "../campaign/config";
import { type DecisionReason, tierGoal } from "../decision";
import { asked, type DecisionCheck } from "../decision-check";
import type { CampaignFact, EventFact, FiredSignal, GivenReward, Person, ReferralFacts } from "./facts";
import { type Counted, tallyKey, tierKey } from "./limits";
import { planReward, type SideDecision } from "./plan-reward";
import { stepsAt, stepsDue } from "./tiers";

interface TierFacts {
  event: EventFact;
  campaign: CampaignFact;
  facts: ReferralFacts;
  counted: Omit<Counted, "side">;
  shared: DecisionCheck[];
}

/** Reasons for which a step stays due: it is given with the next friend, when it can be. */
const passing: ReadonlySet<DecisionReason> = new Set([
  "reward_campaign_closed",
  "cap_campaign",
  "cap_referrer",
  "cap_budget",
]);

/** What the referrer gets for the friends brought so far; this one is counted already. */
export function decideTiers(
  goal: Goal,
  referral: { referrer: Person; signals: FiredSignal[] },
  tiers: TierFacts,
): SideDecision[] {
  const { event, campaign, facts, counted, shared } = tiers;
  return campaign.config.tiers.flatMap((tier) => {
    if (tier.goal !== goal.id) return [];
    const friends = facts.counters.of(tallyKey(goal.id, referral.referrer.id)).count;
    const key = tierKey(tier.id, referral.referrer.id);
    return stepsDue(tier, friends, facts.counters.of(key).count).map((step) => {
      const decision = planReward(
        {
          goal: tierGoal(tier.id, step),
          side: "referrer",
          rule: tier.reward,
          once: { per: "step", step },
          holdDays: goal.holdDays,
          signals: referral.signals,
          counted: { ...counted, side: "referrer" },
          shared: [...shared, asked("occurrence", true, `${friends} friends`, tierWords(tier.at, tier.repeats))],
        },
        event,
        facts,
        campaign.config.limits,
      );
      if (!passing.has(decision.reason)) facts.counters.add(key, 1, 0);
      return decision;
    });
  });
}

/**
 * The steps that fewer friends are too few for, where the tier takes back: one that a person refused as well, so that each step
 * is given once for every time it is reached.
 */
export function dropTiers(
  goalId: string,
  referrer: Person,
  { campaign, facts, shared }: Pick<TierFacts, "campaign" | "facts" | "shared">,
): { rewards: GivenReward[]; decisions: SideDecision[] } {
  const rewards: GivenReward[] = [];
  const decisions: SideDecision[] = [];
  for (const tier of campaign.config.tiers) {
    if (tier.goal !== goalId || tier.onDrop === "keep") continue;
    const friends = facts.counters.of(tallyKey(goalId, referrer.id)).count;
    const key = tierKey(tier.id, referrer.id);
    const given = facts.counters.of(key).count;
    for (let step = given; step > stepsAt(tier, friends); step--) {
      facts.counters.add(key, -1, 0);
      const goal = tierGoal(tier.id, step);
      const reward = facts.tierRewards.find((one) => one.goal === goal);
      if (!reward) continue;
      rewards.push(reward);
      const checks = [
        ...shared,
        asked("occurrence", true, `${friends} friends left`, tierWords(tier.at, tier.repeats)),
      ];
      decisions.push({
        goal,
        side: "referrer",
        outcome: "taken_back",
        reason: "friends_dropped",
        checks,
        reward: null,
      });
    }
  }
  return { rewards, decisions };
}

function tierWords(at: number, repeats: boolean): string {
  return repeats ? `every ${at} friends` : `${at} ${at === 1 ? "friend" : "friends"}`;
}
