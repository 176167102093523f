import type { CampaignFacts } from "./summary";

const friends: CampaignFacts = {
  kind: "referral",
  trigger: "signed_up",
  referrer: { kind: "credits", campaign: "Northwind credits", amountMinor: 1_000 },
  referee: { kind: "coupon", campaign: "Welcome coupons", amountMinor: null },
  allowBrowserEvents: false,
  joinOnce: true,
  isStatic: false,
  code: { pattern: "NW-####", charset: "ABCDEFGH" },
  giftMinor: null,
  startsAt: null,
  endsAt: null,
};
const coupons: CampaignFacts = { ...friends, kind: "coupons", trigger: null, referrer: null, referee: null };
const gift: CampaignFacts = { ...coupons, kind: "gift", giftMinor: 2_500 };

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
    name: "one side",
    facts: { ...friends, referrer: null },
    summary: `${came} signed_up for the first time, the referrer gets nothing and the friend gets a coupon from Welcome coupons. Only events from your servers count.`,
    line: "Friend: a coupon",
  },
  {
    name: "no reward at all",
    facts: { ...friends, referrer: null, referee: null },
    summary: `${came} signed_up for the first time, it counts as converted, and nobody gets anything. Only events from your servers count.`,
    line: "Nobody gets anything",
  },
  {
    name: "nothing chosen yet",
    facts: {
      ...friends,
      trigger: null,
      referrer: { kind: "credits", campaign: null, amountMinor: null },
      referee: { kind: "coupon", campaign: null, amountMinor: null },
    },
    summary: `${came} an event you choose for the first time, the referrer gets an amount of credits on a card of a campaign you choose and the friend gets a coupon from a campaign you choose. Only events from your servers count.`,
    line: "Referrer: € 0.00 credits · friend: a coupon",
  },
  {
    name: "browser events",
    facts: { ...friends, referee: null, allowBrowserEvents: true },
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
    facts: { ...friends, referrer: null, referee: null, startsAt: new Date("2026-07-01T08:00:00Z") },
    summary: `${came} signed_up for the first time, it counts as converted, and nobody gets anything. Only events from your servers count. Events count from 1 Jul 2026, 10:00 on.`,
    line: "Nobody gets anything",
  },
  {
    name: "a pool of codes",
    facts: { ...coupons, isStatic: true, joinOnce: false, endsAt: new Date("2026-12-01T08:00:00Z") },
    summary:
      "Gives each customer a coupon code such as NW-CEFH. Whoever asks again gets another. Only codes that were added are given out; when they are gone, nobody gets one. It gives codes out until 1 Dec 2026, 09:00.",
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
    facts: { ...gift, giftMinor: 0 },
    summary:
      "Gives each customer a gift card such as NW-CEFH, opened empty, to gather credits. Whoever asks again is given the one they have.",
    line: "A card that gathers credits",
  },
];
