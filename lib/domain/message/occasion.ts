import type { RewardStatus } from "../campaign/kinds";
import type { Side } from "../decision";

/** What people can be told of by mail, in the order the screens offer it. Whom each tells stands before the point. */
export const messageOccasions = [
  "referee.attributed",
  "referee.reward_pending",
  "referee.reward_issued",
  "referee.reward_ended",
  "referrer.friend_came",
  "referrer.friend_qualified",
  "referrer.reward_pending",
  "referrer.reward_issued",
  "referrer.tier_reached",
  "referrer.reward_ended",
] as const;
export type MessageOccasion = (typeof messageOccasions)[number];

export const occasionWords: Record<MessageOccasion, { name: string; when: string }> = {
  "referee.attributed": { name: "Welcome", when: "They came by a friend’s code" },
  "referee.reward_pending": { name: "Reward on its way", when: "A reward waits for its day" },
  "referee.reward_issued": { name: "Reward given", when: "They got a reward" },
  "referee.reward_ended": { name: "Reward withdrawn", when: "A reward is not given after all, or was taken back" },
  "referrer.friend_came": { name: "A friend came", when: "Somebody came by their code" },
  "referrer.friend_qualified": { name: "A friend qualified", when: "A friend did what counts" },
  "referrer.reward_pending": { name: "Reward on its way", when: "A reward waits for its day" },
  "referrer.reward_issued": { name: "Reward given", when: "They got a reward" },
  "referrer.tier_reached": { name: "Step reached", when: "They brought as many friends as a step asks for" },
  "referrer.reward_ended": { name: "Reward withdrawn", when: "A reward is not given after all, or was taken back" },
};

export function sideOf(occasion: MessageOccasion): Side {
  return occasion.startsWith("referee.") ? "referee" : "referrer";
}

export function isMessageOccasion(text: string): text is MessageOccasion {
  return (messageOccasions as readonly string[]).includes(text);
}

export interface ToldRewardStatus {
  side: Side;
  status: RewardStatus;
  /** Whether it is for a number of friends, and not for one. */
  isTier: boolean;
  /** Whether it was given in the moment it was earned: then nothing was said of it before. */
  isGivenAtOnce: boolean;
}

/**
 * What a reward that came into a status is told as, the most fitting first: one mail goes out, for the first of these that is
 * switched on. A reward that waits for a person or for stock is not spoken of until that is settled.
 */
export function occasionsOfReward({ side, status, isTier, isGivenAtOnce }: ToldRewardStatus): MessageOccasion[] {
  const tier: MessageOccasion[] = side === "referrer" && isTier ? ["referrer.tier_reached"] : [];
  if (status === "pending") return [...tier, `${side}.reward_pending`];
  if (status === "issued") return [...(isGivenAtOnce ? tier : []), `${side}.reward_issued`];
  if (status === "void" || status === "reversed") return [`${side}.reward_ended`];
  return [];
}

/** A reward that nobody was told of may come to nothing in silence; one that was given and taken back may not. */
export function isToldOnlyAfterAnother(status: RewardStatus): boolean {
  return status === "void";
}

/** Why a reward came to nothing, as it is said to whoever was to have it. What a person noted is for colleagues only. */
export function endReasonWords(reason: string | null, isByPerson: boolean): string {
  if (isByPerson) return "it did not meet the conditions of the campaign";
  if (reason === "refunded") return "the purchase it was for was refunded";
  if (reason === "not judged in time") return "it could not be confirmed in time";
  return "it did not meet the conditions of the campaign";
}
