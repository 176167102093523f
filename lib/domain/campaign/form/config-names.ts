import type { PublicUnfinished, PublicUnfinishedReward } from "../unfinished-config";

type Named = { id: string; name: string | null } | null;

/** The names of the events and campaigns that a configuration refers to, by their ids. */
export function configNames(config: PublicUnfinished): [string, string][] {
  if (config.kind !== "referral") return [];
  const { goals, tiers } = config;
  const rewards: (PublicUnfinishedReward | null)[] = [
    ...goals.flatMap(({ action }) => (action.kind === "reward" ? [action.referrer, action.referee] : [])),
    ...tiers.map(({ reward }) => reward),
  ];
  const named: Named[] = [
    ...goals.map(({ trigger }) => trigger),
    ...rewards.map((reward) => (reward && "campaign" in reward ? reward.campaign : null)),
  ];
  return named.flatMap((each): [string, string][] => (each?.name ? [[each.id, each.name]] : []));
}
