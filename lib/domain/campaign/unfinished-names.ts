import type { Reference } from "./draft";
import type { PublicUnfinished, UnfinishedConfig } from "./unfinished-config";

type Referral = Extract<UnfinishedConfig, { kind: "referral" }>;
type Reward = NonNullable<Referral["tiers"][number]["reward"]>;
type Named = { id: string; name: string | null };

interface Names {
  campaign: (reference: Reference) => Named;
  trigger: (reference: Reference) => Named;
}

/** Everything that an unfinished campaign names: campaigns that rewards draw on, and events. */
export function referencesIn(config: UnfinishedConfig): { campaigns: Reference[]; triggers: Reference[] } {
  if (config.kind !== "referral") return { campaigns: [], triggers: [] };
  const rewards = [
    ...config.goals.flatMap(({ action }) => (action.kind === "reward" ? [action.referrer, action.referee] : [])),
    ...config.tiers.map(({ reward }) => reward),
  ];
  return {
    campaigns: rewards.flatMap((reward) =>
      reward && "campaign" in reward && reward.campaign ? [reward.campaign] : [],
    ),
    triggers: config.goals.flatMap(({ trigger }) => trigger ?? []),
  };
}

/** The same with all that it names written by id and name. */
export function namedUnfinished(config: UnfinishedConfig, names: Names): PublicUnfinished {
  if (config.kind !== "referral") return config;
  const named = <R extends Reward>(reward: R) => {
    if (!("campaign" in reward)) return reward;
    return { ...reward, campaign: reward.campaign && names.campaign(reward.campaign) };
  };
  const side = (reward: Reward | null) => reward && (named(reward) as NamedReward);
  return {
    ...config,
    goals: config.goals.map(({ trigger, action, ...goal }) => ({
      ...goal,
      trigger: trigger && names.trigger(trigger),
      action:
        action.kind === "reward"
          ? { ...action, referrer: side(action.referrer), referee: side(action.referee) }
          : action,
    })),
    tiers: config.tiers.map(({ reward, ...tier }) => ({ ...tier, reward: side(reward) })),
  };
}

type NamedReward = NonNullable<Extract<PublicUnfinished, { kind: "referral" }>["tiers"][number]["reward"]>;
