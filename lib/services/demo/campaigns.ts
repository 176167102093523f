import { z } from "zod";
import { unmistakableCharset } from "@/lib/domain/campaign/code";
import { CampaignInput } from "@/lib/domain/campaign/draft";
import { conversionGoal } from "@/lib/domain/decision";

export const friendsCampaign = "Friends of Northwind";
export const readersCampaign = "Bring a reader";
/** So few that the readers' campaign all but uses them up. */
export const readersCodes = 29;

const budgetOf = (max: number) => [{ of: "campaign" as const, measure: "value" as const, period: "all" as const, max }];
/** What the friends' campaign may cost, at first and once it went well. */
const friendsBudget = budgetOf(500_000);
export const raisedBudget = budgetOf(1_000_000);

const code = (pattern: string) => ({ pattern, charset: unmistakableCharset });
const goal = (name: string, event: string, rewards: { referrer: unknown; referee: unknown }) => ({
  id: conversionGoal,
  name,
  trigger: { name: event },
  action: { kind: "reward", ...rewards },
});
const common = { description: null, startsAt: null, endsAt: null, metadata: {} };

/** In the order in which they are made: a campaign names those its rewards come from. */
export function demoCampaigns(friendsStartsAt: Date): CampaignInput[] {
  return z.array(CampaignInput).parse([
    {
      ...common,
      name: "Northwind credits",
      description: "The card that gathers what friends brought in",
      config: {
        kind: "gift",
        amountMinor: 0,
        joinOnce: true,
        code: code("CARD-####-####"),
        voucher: { type: "GIFT_VOUCHER" },
      },
    },
    {
      ...common,
      name: "Welcome coupons",
      description: "10 % off the first order",
      config: {
        kind: "coupons",
        joinOnce: false,
        code: code("HELLO-######"),
        voucher: { type: "DISCOUNT_VOUCHER", discount: { type: "PERCENT", percent_off: 10 } },
      },
    },
    {
      ...common,
      name: "Reader coupons",
      description: "For whoever brings a reader: as many as the publisher gave us",
      config: {
        kind: "coupons",
        isStatic: true,
        joinOnce: false,
        code: code("BOOK-######"),
        voucher: { type: "DISCOUNT_VOUCHER", discount: { type: "PERCENT", percent_off: 15 } },
      },
    },
    {
      ...common,
      name: friendsCampaign,
      description: "Bring a friend: € 10.00 for you, 10 % off for them",
      startsAt: friendsStartsAt,
      config: {
        kind: "referral",
        goals: [
          goal("Sign-up", "signed_up", {
            referrer: {
              campaign: { name: "Northwind credits" },
              kind: "credits",
              amount: { kind: "fixed", minor: 1_000 },
            },
            referee: { campaign: { name: "Welcome coupons" }, kind: "coupon" },
          }),
        ],
        limits: friendsBudget,
        joinOnce: true,
        code: code("NW-#####"),
        voucher: {},
      },
    },
    {
      ...common,
      name: readersCampaign,
      description: "A coupon for whoever brings a reader to the newsletter",
      config: {
        kind: "referral",
        goals: [
          goal("Newsletter", "newsletter_subscribe", {
            referrer: { campaign: { name: "Reader coupons" }, kind: "coupon" },
            referee: null,
          }),
        ],
        joinOnce: true,
        code: code("READ-#####"),
        voucher: {},
      },
    },
  ]);
}
