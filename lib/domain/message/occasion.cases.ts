import type { MessageOccasion, ToldRewardStatus } from "./occasion";

type RewardCase = [what: string, reward: Partial<ToldRewardStatus>, occasions: MessageOccasion[]];

export const rewardCases: RewardCase[] = [
  ["a referrer's reward that waits", { status: "pending" }, ["referrer.reward_pending"]],
  ["a friend's reward that waits", { side: "referee", status: "pending" }, ["referee.reward_pending"]],
  ["one that was given at once", { status: "issued", isGivenAtOnce: true }, ["referrer.reward_issued"]],
  ["one that was given after its days", { status: "issued" }, ["referrer.reward_issued"]],
  [
    "a step that gives at once is told as the step, or else as a reward",
    { status: "issued", isTier: true, isGivenAtOnce: true },
    ["referrer.tier_reached", "referrer.reward_issued"],
  ],
  [
    "a step whose reward waits is told as the step, or else as waiting",
    { status: "pending", isTier: true },
    ["referrer.tier_reached", "referrer.reward_pending"],
  ],
  ["what a step gave later is a reward like any other", { status: "issued", isTier: true }, ["referrer.reward_issued"]],
  ["one that is void", { status: "void" }, ["referrer.reward_ended"]],
  ["one that was taken back", { side: "referee", status: "reversed" }, ["referee.reward_ended"]],
  ["one that a person has to judge is not spoken of", { status: "held" }, []],
  ["nor one that waits for a code", { status: "awaiting_stock" }, []],
  ["nor its arrival", { status: "delivered" }, []],
];

export const reasonCases: [reason: string | null, isByPerson: boolean, words: string][] = [
  ["refunded", false, "the purchase it was for was refunded"],
  ["not judged in time", false, "it could not be confirmed in time"],
  ["looks like his brother", true, "it did not meet the conditions of the campaign"],
  [null, false, "it did not meet the conditions of the campaign"],
];
