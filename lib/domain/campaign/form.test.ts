import { describe, expect, test } from "vitest";
import { CampaignInput, type ReferralDraft, type RewardDraft } from "./draft";
import { type CampaignValues, campaignForm, campaignInput, emptyCampaign, valuesOf } from "./form";
import { CampaignRecord } from "./record";

const place = { currency: "EUR", timeZone: "Europe/Berlin" };
const none = { kind: "none", couponsId: "", giftId: "", amount: "" } as const;
const referral: CampaignValues = {
  ...emptyCampaign("referral"),
  name: "Friends",
  triggerId: "ms_1",
  referrer: { ...none, kind: "credits", giftId: "camp_1", amount: "10" },
  referee: { ...none, kind: "coupon", couponsId: "camp_2" },
};

test.each<[string, Partial<CampaignValues>, string | null]>([
  ["a whole one", {}, null],
  ["one without a name", { name: " " }, "name"],
  ["one without a trigger", { triggerId: "" }, "triggerId"],
  ["one side that gets nothing", { referee: none }, null],
  ["a coupon from nowhere", { referee: { ...none, kind: "coupon" } }, "referee.couponsId"],
  ["credits on no card", { referrer: { ...none, kind: "credits", amount: "10" } }, "referrer.giftId"],
  ["credits of nothing", { referrer: { ...referral.referrer, amount: "0" } }, "referrer.amount"],
  ["credits of words", { referrer: { ...referral.referrer, amount: "ten" } }, "referrer.amount"],
  ["a fraction of a cent", { referrer: { ...referral.referrer, amount: "1.005" } }, "referrer.amount"],
  ["more than can be paid", { referrer: { ...referral.referrer, amount: "10000001" } }, "referrer.amount"],
  ["codes that are all the same", { pattern: "FRIEND" }, "pattern"],
  ["codes that are soon guessed", { pattern: "FRIEND-##" }, "pattern"],
  ["an end before its start", { startsAt: "2026-12-02T00:00", endsAt: "2026-12-01T00:00" }, "endsAt"],
  ["coupons without trigger and rewards", { kind: "coupons", triggerId: "", referrer: none, referee: none }, null],
  ["a pool that makes no codes", { kind: "coupons", isStatic: true, pattern: "FIXED" }, null],
  ["a card of words", { kind: "gift", giftAmount: "much" }, "giftAmount"],
  ["a card that opens empty", { kind: "gift", giftAmount: "" }, null],
])("%s is judged beside its field", (_title, change, path) => {
  const result = campaignForm(place).safeParse({ ...referral, ...change });
  expect(result.error?.issues[0]?.path.join(".") ?? null).toBe(path);
});

describe("what the API is sent", () => {
  test("is minor units, moments and references", () => {
    expect(campaignInput({ ...referral, startsAt: "2026-12-01T09:00" }, place)).toMatchObject({
      name: "Friends",
      startsAt: new Date("2026-12-01T08:00:00Z"),
      endsAt: null,
      config: {
        goals: [
          {
            trigger: { id: "ms_1" },
            action: {
              referrer: { kind: "credits", campaign: { id: "camp_1" }, amount: { kind: "fixed", minor: 1_000 } },
              referee: { kind: "coupon", campaign: { id: "camp_2" } },
            },
          },
        ],
      },
    });
  });

  test.each([
    referral,
    {
      ...referral,
      condition: { combinator: "and" as const, rules: [{ field: "event.total", operator: ">=" as const, value: 50 }] },
    },
    { ...emptyCampaign("coupons"), name: "C" },
    { ...emptyCampaign("gift"), name: "G", giftAmount: "25.00" },
    { ...emptyCampaign("loyalty"), name: "L", giftAmount: "100" },
  ])("comes back as the form it was: $kind", (values) => {
    const input = CampaignInput.parse(campaignInput(values, place));
    const config = input.config.kind === "referral" ? shown(input.config) : input.config;
    const record = CampaignRecord.parse({
      ...{ id: "camp_9", name: input.name, kind: config.kind, status: "draft", description: null, version: 1 },
      ...{ startsAt: null, endsAt: null, metadata: {}, config, codesCount: 0, hasDraft: false, publishedCount: 0 },
      ...{ createdAt: "2026-12-01T08:00:00Z", updatedAt: null },
    });
    const amount = values.referrer.amount && "10.00";
    expect(valuesOf(record, place)).toEqual({ ...values, referrer: { ...values.referrer, amount } });
  });
});

/** As the API would answer what it was sent: references with their names. */
function shown(config: ReferralDraft) {
  const named = (reward: RewardDraft | null) =>
    reward && "campaign" in reward ? { ...reward, campaign: { ...reward.campaign, name: "N" } } : reward;
  return {
    ...config,
    goals: config.goals.map((goal) => ({
      ...goal,
      trigger: { ...goal.trigger, name: "signed_up" },
      action:
        goal.action.kind === "reward"
          ? { ...goal.action, referrer: named(goal.action.referrer), referee: named(goal.action.referee) }
          : goal.action,
    })),
  };
}
