/** Where in the fields a reward stands. */
export type RewardPath = `goals.${number}.referrer` | `goals.${number}.referee` | `tiers.${number}.reward`;
