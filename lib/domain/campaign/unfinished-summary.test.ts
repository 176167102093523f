import { expect, test } from "vitest";
import { emptyConfig } from "./empty-config";
import { campaignSummaryText, rewardsLine } from "./summary";
import { campaignFacts } from "./summary-facts";
import { PublicUnfinished } from "./unfinished-config";

const place = { currency: "EUR", timeZone: "Europe/Berlin" };
const referral = emptyConfig("referral");
const goal = { id: "conversion", name: "Conversion" };
const code = { pattern: "FRIEND-######", charset: "ABCDEFGH" };

const cases: [title: string, config: object, summary: string, line: string][] = [
  [
    "nothing chosen",
    referral,
    "When somebody who came with a customer’s code sends an event you choose for the first time within 30 days, it counts as converted, and nobody gets anything. Only friends who never did that before count. Only events from your servers count. A person looks at it first where there is the same phone number, the same device, a throw-away mailbox or too many friends at once.",
    "Nobody gets anything",
  ],
  [
    "half of it chosen",
    {
      ...{ kind: "referral", code, fraud: { signals: { same_phone: "off", same_device: "off" } } },
      attribution: { referee: { kind: "known_less_than", days: null }, windowDays: null },
      goals: [
        {
          ...{ ...goal, trigger: { id: "ms_1", name: "order_paid" }, occurrence: { kind: "nth", n: null } },
          action: {
            kind: "reward",
            referrer: { kind: "credits", campaign: { id: "camp_1", name: "Credits" } },
            referee: { kind: "coupon" },
          },
        },
        { id: "refund", name: "Refund", action: { kind: "take_back" } },
      ],
      tiers: [{ id: "five" }],
      limits: [{ of: "referrer", measure: "count", period: "all" }],
    },
    "When somebody who came with a customer’s code sends order_paid for the time you choose, the referrer gets an amount of credits on a card of Credits and the friend gets a coupon from a campaign you choose. When somebody who came with a customer’s code sends an event you choose, what was given for a goal you choose is taken back. For so many friends the referrer also gets something you choose. Only friends known for less than some days count. Only events from your servers count. A person looks at it first where there is a throw-away mailbox or too many friends at once.",
    "Referrer: some credits · friend: a coupon · and 1 more",
  ],
  [
    "coupons of no pattern",
    { kind: "coupons", code: { charset: "AB" } },
    "Gives each customer a coupon code such as one you choose. Whoever asks again is given the one they have.",
    "A coupon code",
  ],
];

test.each(cases)("a draft with %s is summed up as far as it goes", (_title, given, summary, line) => {
  const facts = campaignFacts({ config: PublicUnfinished.parse(given), startsAt: null, endsAt: null }, place);
  expect(campaignSummaryText(facts, place)).toBe(summary);
  expect(rewardsLine(facts, place)).toBe(line);
});
