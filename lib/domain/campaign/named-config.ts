import type { Goal, ReferralConfig, RewardRule } from "./config";

type Named<R, C> = R extends { campaignId: string } ? Omit<R, "campaignId"> & { campaign: C } : R;
export type NamedReward<C> = Named<RewardRule, C>;

type RewardAction = Extract<Goal["action"], { kind: "reward" }>;
type NamedAction<C> =
  | (Omit<RewardAction, "referrer" | "referee"> & { referrer: NamedReward<C> | null; referee: NamedReward<C> | null })
  | Extract<Goal["action"], { kind: "take_back" }>;

export interface NamedReferral<C, T> extends Omit<ReferralConfig, "goals" | "tiers"> {
  goals: (Omit<Goal, "trigger" | "action"> & { trigger: T; action: NamedAction<C> })[];
  tiers: (Omit<ReferralConfig["tiers"][number], "reward"> & { reward: NamedReward<C> })[];
}

interface Names<C, T> {
  campaign: (id: string) => C;
  trigger: (trigger: Goal["trigger"]) => T;
}

/** A stored configuration with what it names written in another way. */
export function namedConfig<C, T>(config: ReferralConfig, { campaign, trigger }: Names<C, T>): NamedReferral<C, T> {
  const named = (rule: RewardRule): NamedReward<C> => {
    if (!("campaignId" in rule)) return rule;
    const { campaignId, ...rest } = rule;
    return { ...rest, campaign: campaign(campaignId) } as NamedReward<C>;
  };
  const action = (of: Goal["action"]): NamedAction<C> =>
    of.kind === "take_back"
      ? of
      : { ...of, referrer: of.referrer && named(of.referrer), referee: of.referee && named(of.referee) };
  return {
    ...config,
    goals: config.goals.map((goal) => ({ ...goal, trigger: trigger(goal.trigger), action: action(goal.action) })),
    tiers: config.tiers.map((tier) => ({ ...tier, reward: named(tier.reward) })),
  };
}

/** Every reward of the campaign. */
export function rewardRules(config: Pick<ReferralConfig, "goals" | "tiers">): RewardRule[] {
  return [
    ...config.goals.flatMap(({ action }) =>
      action.kind === "reward" ? [action.referrer, action.referee].filter((rule) => rule !== null) : [],
    ),
    ...config.tiers.map(({ reward }) => reward),
  ];
}

/** The goal that makes a referral count: what a campaign of one goal is about. */
export function mainGoal<G extends Pick<Goal, "qualifies">>({ goals }: { goals: G[] }): G {
  const goal = goals.find(({ qualifies }) => qualifies) ?? goals[0];
  if (!goal) throw new Error("a campaign without a goal");
  return goal;
}
