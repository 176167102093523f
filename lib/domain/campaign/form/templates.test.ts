import { describe, expect, test } from "vitest";
import { finishedConfig } from "../finished-config";
import { missingParts } from "../missing-parts";
import { referralProblem } from "../referral-problem";
import { UnfinishedConfig } from "../unfinished-config";
import { amountProperty, campaignTemplates, likelyEvents, type Materials } from "./templates";

const shop: Materials = {
  events: [
    { id: "ms_refund", name: "order_refunded", numbers: ["amount"] },
    { id: "ms_order", name: "checkout_completed", numbers: ["items", "total"] },
    { id: "ms_signed", name: "signed_up", numbers: [] },
  ],
  sources: [
    { id: "camp_gift", kind: "gift" },
    { id: "camp_coupons", kind: "coupons" },
  ],
};
const nothing: Materials = { events: [], sources: [] };

describe.each(campaignTemplates)("$title", ({ kind, config }) => {
  test("is a draft of its kind, in a project that has nothing yet and in one that has everything", () => {
    for (const materials of [nothing, shop]) {
      expect(UnfinishedConfig.parse(config(materials))).toEqual(config(materials));
      expect(config(materials).kind).toBe(kind);
    }
  });
});

test("in a shop that has everything, only what nobody can guess is still to be chosen", () => {
  const missing = campaignTemplates.map(({ key, config }) => [
    key,
    missingParts("Name", config(shop)).map(({ path }) => path),
  ]);
  expect(Object.fromEntries(missing)).toEqual({
    ...{ refer_a_friend: [], sign_up: [], after_returns: [], percent: [], coupons: [], gift: [], loyalty: [] },
    ambassadors: ["tiers.1.reward.name"],
    blank: ["goals.0.trigger"],
  });
});

test("what is finished fits together", () => {
  for (const { config } of campaignTemplates) {
    const finished = finishedConfig("Name", config(shop));
    if (finished.ok && finished.config.kind === "referral") expect(referralProblem(finished.config)).toBeNull();
  }
});

test.each<[string[], string[]]>([
  [
    ["order_refunded", "checkout_completed", "signed_up"],
    ["checkout_completed", "signed_up", "order_refunded"],
  ],
  [["checkout_started", "order_cancelled", "payment_failed"], []],
  [["newsletter_subscribe", "account_registered"], ["newsletter_subscribe"]],
  [["purchase"], ["purchase"]],
  [["page_view"], []],
])("of %j templates begin with %j", (names, likely) => {
  expect(likelyEvents(names.map((name) => ({ name }))).map(({ name }) => name)).toEqual(likely);
});

test.each<[string[], string | null]>([
  [["items", "total"], "total"],
  [["order.shipping", "order.total"], "order.total"],
  [["items", "price_net"], "price_net"],
  [["items"], null],
])("of %j the amount is %j", (numbers, amount) => {
  expect(amountProperty(numbers)).toBe(amount);
});

test("where there are several to draw on, somebody has to choose", () => {
  const two = { ...shop, sources: [...shop.sources, { id: "camp_other", kind: "gift" as const }] };
  const [template] = campaignTemplates;
  expect(
    missingParts("Name", template?.config(two) ?? UnfinishedConfig.parse({ kind: "coupons" })).map(({ path }) => path),
  ).toEqual(["goals.0.action.referrer.campaign"]);
});
