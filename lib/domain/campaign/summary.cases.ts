import { wireAttribution, wireFraud } from "./referral-defaults";
import type { CampaignFacts, GoalFacts, ReferralSummaryFacts } from "./summary-facts";

const goal: GoalFacts = {
  name: "Sign-up",
  event: "signed_up",
  condition: null,
  occurrence: { kind: "first" },
  withinDays: null,
  needs: null,
  holdDays: 0,
  referrer: { kind: "credits", campaign: "Northwind credits", amount: { kind: "fixed", minor: 1_000 }, label: null },
  referee: { kind: "coupon", campaign: "Welcome coupons", amount: null, label: null },
  takesBack: null,
};
const simple: ReferralSummaryFacts = {
  goals: [goal],
  tiers: [],
  limits: [],
  attribution: wireAttribution,
  follows: "own",
  signals: wireFraud.signals,
};
const friends: CampaignFacts = {
  kind: "referral",
  referral: simple,
  joinOnce: true,
  isStatic: false,
  code: { pattern: "NW-####", charset: "ABCDEFGH" },
  opening: null,
  startsAt: null,
  endsAt: null,
};
const withGoal = (changes: Partial<GoalFacts>, more: Partial<ReferralSummaryFacts> = {}): CampaignFacts => ({
  ...friends,
  referral: { ...simple, goals: [{ ...goal, ...changes }], ...more },
});
const coupons: CampaignFacts = { ...friends, kind: "coupons", referral: null };
const gift: CampaignFacts = { ...coupons, kind: "gift", opening: 2_500 };
const purchase: GoalFacts = {
  ...goal,
  name: "Purchase",
  event: "order_paid",
  condition: [{ kind: "text", text: "total is at least 50.00" }],
  needs: "Sign-up",
  holdDays: 14,
  withinDays: 60,
  referrer: {
    kind: "credits",
    campaign: "Northwind credits",
    amount: {
      ...{ kind: "percent", basisPoints: 1_000, property: "total", currencyProperty: null },
      ...{ floorMinor: 200, capMinor: 2_000 },
    },
    label: null,
  },
  referee: null,
};
const refund: GoalFacts = { ...goal, name: "Refund", event: "order_refunded", takesBack: ["Purchase"] };

const came = "When somebody who came with a customer’s code sends";

/** In the project of a shop in Berlin that counts in euros. */
export const campaignSummaryCases: { name: string; facts: CampaignFacts; summary: string; line: string }[] = [
  {
    name: "both sides",
    facts: friends,
    summary: `${came} signed_up for the first time, the referrer gets € 10.00 credits on a card of Northwind credits and the friend gets a coupon from Welcome coupons. Only events from your servers count.`,
    line: "Referrer: € 10.00 credits · friend: a coupon",
  },
  {
    name: "changes that hold for everybody",
    facts: withGoal({}, { follows: "latest" }),
    summary: `${came} signed_up for the first time, the referrer gets € 10.00 credits on a card of Northwind credits and the friend gets a coupon from Welcome coupons. What is changed later holds for friends who came before, too. Only events from your servers count.`,
    line: "Referrer: € 10.00 credits · friend: a coupon",
  },
  {
    name: "one side",
    facts: withGoal({ referrer: null }),
    summary: `${came} signed_up for the first time, the referrer gets nothing and the friend gets a coupon from Welcome coupons. Only events from your servers count.`,
    line: "Friend: a coupon",
  },
  {
    name: "no reward at all",
    facts: withGoal({ referrer: null, referee: null }),
    summary: `${came} signed_up for the first time, it counts as converted, and nobody gets anything. Only events from your servers count.`,
    line: "Nobody gets anything",
  },
  {
    name: "nothing chosen yet",
    facts: withGoal({
      event: null,
      referrer: { kind: "credits", campaign: null, amount: null, label: null },
      referee: { kind: "coupon", campaign: null, amount: null, label: null },
    }),
    summary: `${came} an event you choose for the first time, the referrer gets an amount of credits on a card of a campaign you choose and the friend gets a coupon from a campaign you choose. Only events from your servers count.`,
    line: "Referrer: some credits · friend: a coupon",
  },
  {
    name: "browser events",
    facts: withGoal({ referee: null }, { attribution: { ...wireAttribution, allowBrowserEvents: true } }),
    summary: `${came} signed_up for the first time, the referrer gets € 10.00 credits on a card of Northwind credits and the friend gets nothing. Events from browsers count too, although anybody can make them up.`,
    line: "Referrer: € 10.00 credits",
  },
  {
    name: "dates",
    facts: { ...coupons, startsAt: new Date("2026-12-01T08:00:00Z"), endsAt: new Date("2027-01-01T00:00:00Z") },
    summary:
      "Gives each customer a coupon code such as NW-CEFH. Whoever asks again is given the one they have. It gives codes out from 1 Dec 2026, 09:00 until 1 Jan 2027, 01:00.",
    line: "A coupon code",
  },
  {
    name: "only a start",
    facts: { ...withGoal({ referrer: null, referee: null }), startsAt: new Date("2026-07-01T08:00:00Z") },
    summary: `${came} signed_up for the first time, it counts as converted, and nobody gets anything. Only events from your servers count. Events count from 1 Jul 2026, 10:00 on.`,
    line: "Nobody gets anything",
  },
  {
    name: "a pool of codes",
    facts: { ...coupons, isStatic: true, joinOnce: false, endsAt: new Date("2026-12-01T08:00:00Z") },
    summary:
      "Gives each customer a coupon code such as NW-CEFH. Whoever asks again gets another. Only codes that were added are given out; when they are gone, who is due one waits for more. It gives codes out until 1 Dec 2026, 09:00.",
    line: "A coupon code",
  },
  {
    name: "gift cards",
    facts: gift,
    summary:
      "Gives each customer a gift card such as NW-CEFH, opened with € 25.00. Whoever asks again is given the one they have.",
    line: "A card with € 25.00",
  },
  {
    name: "cards for credits",
    facts: { ...gift, opening: 0 },
    summary:
      "Gives each customer a gift card such as NW-CEFH, opened empty, to gather credits. Whoever asks again is given the one they have.",
    line: "A card that gathers credits",
  },
  {
    name: "cards for points",
    facts: { ...gift, kind: "loyalty", opening: 1_500 },
    summary:
      "Gives each customer a loyalty card such as NW-CEFH, opened with 1,500 points. Whoever asks again is given the one they have.",
    line: "A card with 1,500 points",
  },
  {
    name: "several goals, a refund, tiers, limits and a review",
    facts: {
      ...friends,
      referral: {
        goals: [goal, purchase, refund],
        tiers: [
          {
            ...{ at: 5, repeats: true, goal: "Purchase" },
            reward: { kind: "material", campaign: null, amount: null, label: "a mug" },
          },
        ],
        limits: [
          { of: "referrer", measure: "count", period: "month", max: 20 },
          { of: "campaign", measure: "value", period: "all", max: 500_000 },
        ],
        follows: "own",
        attribution: { ...wireAttribution, referee: { kind: "no_goal_event" }, windowDays: 30, graceDays: 7 },
        signals: { ...wireFraud.signals, same_phone: "hold", velocity: "hold" },
      },
    },
    summary: [
      `${came} signed_up for the first time within 30 days, the referrer gets € 10.00 credits on a card of Northwind credits and the friend gets a coupon from Welcome coupons.`,
      `${came} order_paid for the first time within 60 days, if total is at least 50.00, after “Sign-up”, the referrer gets 10 % of total (at least € 2.00, at most € 20.00) as credits on a card of Northwind credits and the friend gets nothing, 14 days later.`,
      `${came} order_refunded, what was given for “Purchase” is taken back.`,
      "For every 5 friends who reach “Purchase” the referrer also gets a mug.",
      "Only friends who never did that before count. Friends who came before the end are rewarded up to 7 days after it.",
      "It gives at most 20 rewards a month for a referrer and at most € 5,000.00 in the campaign.",
      "Only events from your servers count.",
      "A person looks at it first where there is the same phone number or too many friends at once.",
    ].join(" "),
    line: "Referrer: € 10.00 credits · friend: a coupon · and 2 more",
  },
];
