import type { RewardState, ToldReferral, ToldReward } from "./status-words";

export const rewardCases: [RewardState, Partial<ToldReward>, string][] = [
  ["waiting", {}, "€ 7.50 credits as soon as the conditions are met"],
  ["pending", { until: "17 May" }, "€ 7.50 credits waits until 17 May"],
  ["pending", {}, "€ 7.50 credits waits for a while"],
  ["held", {}, "€ 7.50 credits is being looked at before it is given"],
  ["awaiting_stock", {}, "€ 7.50 credits is on its way: we are waiting for new codes"],
  ["issued", {}, "€ 7.50 credits was given"],
  ["issued", { code: "CARD-1" }, "€ 7.50 credits, with the code CARD-1"],
  ["delivered", {}, "€ 7.50 credits has reached you"],
  ["denied", { why: "the campaign was over" }, "no reward: the campaign was over"],
  ["denied", {}, "no reward"],
  ["void", { why: "the order was cancelled" }, "€ 7.50 credits is not given after all: the order was cancelled"],
  ["reversed", { why: "the order came back" }, "€ 7.50 credits was taken back: the order came back"],
];

type Told = Partial<ToldReferral>;

export const referralCases: [Told, string, string][] = [
  [{ isQualified: true }, "Anna joined 3 May", "Anna invited you, and you came 3 May"],
  [
    {},
    "Anna came 3 May but has not done the next step yet",
    "Anna invited you, and you came 3 May. There is one more step to do",
  ],
  [{ isDenied: true }, "Anna came 3 May", "Anna invited you, and you came 3 May"],
  [{ other: null, isQualified: true }, "A friend joined 3 May", "A friend invited you, and you came 3 May"],
];
