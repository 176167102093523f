import { expect, test } from "vitest";
import { CampaignConfig } from "@/lib/domain/campaign/config";
import { CampaignBody, CampaignUpdateBody, campaignInputOf, campaignPatchOf } from "./campaign-input";
import { inputCases } from "./campaign-input.cases";

test.each(inputCases)("$title", ({ body, expected }) => {
  expect(campaignInputOf(CampaignBody.parse({ name: "C", ...body })).config).toMatchObject(expected);
});

test.each([
  [
    "a reward of another kind",
    {
      referral_program: {
        conversion_event_type: "custom_event",
        custom_event: {},
        referee_reward: { related_object_parent: {}, type: "LUCKY_DRAW" },
      },
    },
  ],
])("%s is refused", (_title, body) => {
  expect(CampaignBody.safeParse({ name: "C", campaign_type: "REFERRAL_PROGRAM", ...body }).success).toBe(false);
});

const coupon = { kind: "coupon", campaignId: "0199f0c0-0000-7000-8000-000000000001" } as const;
const trigger = { eventSchemaId: "0199f0c0-0000-7000-8000-000000000002", eventName: "signed_up" };
const current = CampaignConfig.parse({
  kind: "referral",
  code: { pattern: "A-####", charset: "AB" },
  goals: [
    { id: "visit", name: "Visit", trigger, qualifies: false, action: { kind: "reward" } },
    { id: "buy", name: "Buy", trigger, holdDays: 14, action: { kind: "reward", referrer: coupon, referee: coupon } },
  ],
  attribution: { allowBrowserEvents: true },
  joinOnce: true,
  voucher: { discount: { type: "AMOUNT", amount_off: 5 } },
});
const patchOf = (body: unknown) =>
  campaignPatchOf(CampaignUpdateBody.parse(body), { config: current, metadata: { a: 1, b: 2 } });

test("an update that names nothing of the configuration leaves it alone", () => {
  expect(patchOf({ description: "D", unknown: 1 })).toMatchObject({
    description: "D",
    config: undefined,
    metadata: undefined,
  });
});

test("a side's reward is taken away by null and kept when absent, of the goal that counts and no other", () => {
  expect(patchOf({ referral_program: { referee_reward: null } }).config).toMatchObject({
    goals: [
      { id: "visit" },
      { id: "buy", holdDays: 14, action: { referee: null, referrer: { campaign: { id: coupon.campaignId } } } },
    ],
    attribution: { allowBrowserEvents: true },
  });
});

test("a discount replaces the one before and nothing else of the voucher", () => {
  expect(patchOf({ discount: { type: "PERCENT", percent_off: 9 } }).config).toMatchObject({
    voucher: { discount: { type: "PERCENT", percent_off: 9 } },
    code: current.code,
  });
});

test("metadata is merged, and what is to be unset goes", () => {
  expect(patchOf({ metadata: { c: 3 }, unset_metadata_fields: ["a"] }).metadata).toEqual({ b: 2, c: 3 });
});
