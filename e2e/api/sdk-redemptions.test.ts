import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { newId } from "@/lib/server/new-id";
import { brokenInvariants } from "./invariants";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

/** The official SDK, unmodified, redeems and rolls back here. */

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
const loop = new DecideLoop();
beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
  await loop.start();
});
afterAll(async () => {
  await loop.stop();
  const broken = (await brokenInvariants(env().DATABASE_URL)).map(({ name }) => name);
  // The shop of these tests is made past the audit log.
  expect(broken.filter((name) => !name.startsWith("every API key"))).toEqual([]);
  await app.close();
});

async function decided(): Promise<void> {
  await expect.poll(() => db().eventDue.count({ where: { projectId: shop.project.id } }), { timeout: 10_000 }).toBe(0);
}

/** A code of a new campaign that somebody was given. */
async function published(body: object, who: string): Promise<string> {
  const { body: campaign } = await shop.call("POST", "/v1/campaigns", { name: `Campaign ${newId()}`, ...body });
  return codeOf(campaign.id, who);
}

async function codeOf(campaign: string, who: string): Promise<string> {
  const { body } = await shop.call("POST", "/v1/publications", { campaign, customer: { source_id: who } });
  return body.voucher.code;
}

const coupon = (who: string, voucher: object = {}) =>
  published(
    {
      campaign_type: "DISCOUNT_COUPONS",
      voucher: { type: "DISCOUNT_VOUCHER", discount: { type: "PERCENT", percent_off: 10 }, ...voucher },
    },
    who,
  );
const card = (who: string, amount: number) =>
  published({ campaign_type: "GIFT_VOUCHERS", voucher: { type: "GIFT_VOUCHER", gift: { amount } } }, who);

const order = (amount: number) => ({ source_id: `order-${newId()}`, amount, status: "PAID" as const });
const stack = (id: string, who: string, amount: number, more: object = {}) => ({
  ...{ redeemables: [{ object: "voucher" as const, id }], customer: { source_id: who }, order: order(amount) },
  ...more,
});

async function rewardsOf(campaignId: string): Promise<string[]> {
  const { body } = await shop.call("GET", `/api/campaigns/${campaignId}/rewards`);
  return body.data.map(({ side, status }: Record<string, string>) => `${side} ${status}`).sort();
}

describe("a coupon", () => {
  test("is worth its discount once, and its code says that it was used", async () => {
    const code = await coupon("una");
    const valid = await shop.server.validations.validateStackable(stack(code, "una", 5_000));
    expect(valid).toMatchObject({
      valid: true,
      redeemables: [{ status: "APPLICABLE", id: code, result: { discount: { percent_off: 10 } } }],
      order: { amount: 5_000, total_discount_amount: 500, total_amount: 4_500 },
    });
    const redeemed = await shop.server.redemptions.redeemStackable(stack(code, "una", 5_000));
    const [one] = redeemed.redemptions;
    expect(redeemed).toMatchObject({
      redemptions: [{ object: "redemption", result: "SUCCESS", customer: { source_id: "una" }, voucher: { code } }],
      parent_redemption: { id: one?.id },
      order: { amount: 5_000, total_amount: 4_500, status: "PAID" },
    });
    expect(await shop.server.vouchers.get(code)).toMatchObject({ redemption: { quantity: 1, redeemed_quantity: 1 } });
    await expect(shop.server.redemptions.redeemStackable(stack(code, "una", 5_000))).rejects.toMatchObject({
      ...{ code: 400, key: "quantity_exceeded" },
    });
    expect(await shop.server.validations.validateStackable(stack(code, "una", 5_000))).toMatchObject({
      valid: false,
      redeemables: [{ status: "INAPPLICABLE", result: { error: { key: "quantity_exceeded" } } }],
    });
    expect(await shop.server.redemptions.get(one?.id ?? "")).toMatchObject({ id: one?.id, voucher: { code } });
    expect(await shop.server.redemptions.getForVoucher(code)).toMatchObject({ total: 1, redeemed_quantity: 1 });
    expect(await shop.server.redemptions.list({ customer: "una" })).toMatchObject({
      total: 1,
      data_ref: "redemptions",
    });
  });

  test("of 20 at once is redeemed by one, because its row is locked", async () => {
    const code = await coupon("many");
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        shop.server.redemptions.redeem(code, { customer: { object: "customer", source_id: "many" } }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await shop.server.vouchers.get(code)).toMatchObject({ redemption: { redeemed_quantity: 1 } });
  });

  test("under the same source_id is the same redemption, and another order under it a conflict", async () => {
    const code = await coupon("again");
    const body = { ...stack(code, "again", 900), source_id: `key-${newId()}` };
    const first = await shop.call("POST", "/v1/redemptions", body);
    const second = await shop.call("POST", "/v1/redemptions", body);
    expect(second).toMatchObject({ status: 200, body: { redemptions: [{ id: first.body.redemptions[0].id }] } });
    const other = await shop.call("POST", "/v1/redemptions", { ...body, order: order(901) });
    expect(other).toMatchObject({ status: 409, body: { key: "idempotency_conflict" } });
    expect(await shop.server.redemptions.getForVoucher(code)).toMatchObject({ total: 1, redeemed_quantity: 1 });
  });

  test("that is rolled back may be used again, and is not rolled back twice", async () => {
    const code = await coupon("undo");
    const redeemed = await shop.server.redemptions.redeem(code, {
      customer: { object: "customer", source_id: "undo" },
      order: order(100),
    });
    const rolled = await shop.server.redemptions.rollback(redeemed.id, { reason: "changed their mind" });
    expect(rolled).toMatchObject({
      object: "redemption_rollback",
      redemption: redeemed.id,
      reason: "changed their mind",
    });
    await expect(shop.server.redemptions.rollback(redeemed.id)).rejects.toMatchObject({ key: "already_rolled_back" });
    await shop.server.redemptions.redeem(code, {
      customer: { object: "customer", source_id: "undo" },
      order: order(100),
    });
  });
});

describe("a gift card", () => {
  test("gives what the order needs, by an entry of its ledger, and gets it back by a rollback", async () => {
    const code = await card("gina", 3_000);
    const { redemptions } = await shop.server.redemptions.redeemStackable(stack(code, "gina", 1_200));
    expect(redemptions[0]).toMatchObject({ amount: 1_200, voucher: { gift: { balance: 1_800 } } });
    const ledger = (await shop.call("GET", "/api/customers/gina/ledger")).body.data;
    expect(ledger.map(({ kind, amountMinor }: Record<string, string>) => `${kind} ${amountMinor}`)).toEqual([
      ...["redemption -1200", "opening 3000"],
    ]);
    await shop.server.redemptions.rollbackStackable(redemptions[0]?.id ?? "");
    expect(await shop.server.vouchers.get(code)).toMatchObject({ gift: { balance: 3_000 } });
  });

  test("never falls below nothing, however many pay with it at once", async () => {
    const code = await card("gus", 1_000);
    const body = {
      ...stack(code, "gus", 5_000),
      redeemables: [{ object: "voucher" as const, id: code, gift: { credits: 300 } }],
    };
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => shop.server.redemptions.redeemStackable({ ...body, order: order(5_000) })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await shop.server.vouchers.get(code)).toMatchObject({
      ...{ gift: { balance: 100 }, redemption: { redeemed_quantity: 3, redeemed_amount: 900 } },
    });
  });
});

describe("a referral that converts by redemption", () => {
  const program = { conversion_event_type: "redemption", custom_event: undefined };

  test("is made and paid by the one redemption of the code, and taken back when that is rolled back", async () => {
    const { referral } = await makeReferralCampaign(shop, program);
    expect(referral.referral_program).toMatchObject({ conversion_event_type: "redemption" });
    expect(referral.referral_program).not.toHaveProperty("custom_event");
    const code = await codeOf(referral.id, "rita");
    const { redemptions } = await shop.server.redemptions.redeemStackable(stack(code, "friend", 5_000));
    expect(redemptions[0]).toMatchObject({ order: { referrer_id: expect.stringMatching(/^cust_/) } });
    await decided();
    expect(await rewardsOf(referral.id)).toEqual(["referee issued", "referrer issued"]);
    await shop.server.redemptions.rollback(redemptions[0]?.id ?? "");
    await decided();
    expect(await rewardsOf(referral.id)).toEqual(["referee reversed", "referrer reversed"]);
  });

  test("is not made by the referrer's own redemption, which is refused", async () => {
    const { referral } = await makeReferralCampaign(shop, program);
    const code = await codeOf(referral.id, "selfish");
    await expect(shop.server.redemptions.redeemStackable(stack(code, "selfish", 100))).rejects.toMatchObject({
      key: "referrer_not_permitted_to_redeem",
    });
    expect(await shop.server.validations.validateVoucher(code, { customer: { source_id: "selfish" } })).toMatchObject({
      ...{ valid: false, code, reason: "voucher cannot be redeemed by referrer" },
    });
  });

  test("reads the order in conditions and shares, in whole units", async () => {
    const { gifts } = await makeReferralCampaign(shop);
    const credits = { kind: "credits", campaign: { id: gifts.id } };
    const share = { kind: "percent", basisPoints: 1_000, property: "total", currencyProperty: "currency" };
    const rules = [{ field: "event.amount", operator: ">=", value: 50 }];
    const made = await shop.call("POST", "/api/campaigns", {
      name: `Shares ${newId()}`,
      config: {
        ...{ kind: "referral", joinOnce: true, code: { pattern: "S-######", charset: "ABCDEFGHJK" } },
        goals: [
          {
            ...{ id: "buys", name: "Buys", trigger: { kind: "redemption" }, condition: { combinator: "and", rules } },
            action: { kind: "reward", referrer: { ...credits, amount: share } },
          },
        ],
      },
    });
    expect(made.body.config.goals[0].trigger).toMatchObject({ name: "voucher_redeemed" });
    await shop.call("POST", `/api/campaigns/${made.body.id}/start`);
    await shop.call("POST", "/v1/customers", { source_id: "sara" });
    const { body } = await shop.call("POST", `/api/campaigns/${made.body.id}/codes`, { customer: "sara" });
    for (const [who, amount] of [
      ["small", 4_999],
      ["large", 12_345],
    ] as const) {
      await shop.server.redemptions.redeemStackable(stack(body.data[0].code, who, amount));
    }
    await decided();
    const rewards = (await shop.call("GET", `/api/campaigns/${made.body.id}/rewards`)).body.data;
    expect(rewards.map(({ amountMinor }: Record<string, string>) => amountMinor)).toEqual(["1234"]);
  });
});

test("a referral program's tiers are said on the wire as additions, given, and changed without touching the rest", async () => {
  const mug = { type: "MATERIAL", name: "A mug" };
  const { referral, gifts } = await makeReferralCampaign(shop, { tiers: [{ id: "two", at: 2, reward: mug }] });
  const two = { id: "two", at: 2, repeats: false, on_drop: "keep", reward: mug };
  expect(referral.referral_program.tiers).toEqual([two]);
  const code = await codeOf(referral.id, "tess");
  for (const who of ["tier-1", "tier-2"])
    await shop.server.events.create(shop.eventName, {
      ...{ event: shop.eventName, customer: { source_id: who }, referral: { code } },
    });
  await decided();
  const material = await shop.call("GET", `/api/campaigns/${referral.id}/rewards?kind=material`);
  expect(material.body.data).toMatchObject([{ goal: "tier.two.1", label: "A mug", side: "referrer" }]);
  const credits = { related_object_parent: { id: gifts.id }, type: "GIFT_VOUCHER", amount: 500 };
  const changes = { tiers: [{ id: "five", at: 5, repeats: true, on_drop: "take_back", reward: credits }] };
  const { body: changed } = await shop.call("PUT", `/v1/campaigns/${referral.id}`, { referral_program: changes });
  expect(changed.referral_program).toMatchObject({
    ...{ referee_reward: referral.referral_program.referee_reward, custom_event: { name: shop.eventName } },
    tiers: [{ id: "five", at: 5, repeats: true, on_drop: "take_back", reward: { amount: 500, type: "GIFT_VOUCHER" } }],
  });
  const other = { referral_program: { conversion_event_type: "redemption" } };
  expect(await shop.call("PUT", `/v1/campaigns/${referral.id}`, other)).toMatchObject({
    ...{ status: 400, body: { key: "invalid_campaign", details: expect.stringContaining("cannot be changed") } },
  });
});

test("what is not built answers what it is: stacks, other redeemables, sessions, nobody, loyalty points", async () => {
  const code = await coupon("plain");
  const refused = (body: object) => shop.call("POST", "/v1/redemptions", { ...stack(code, "plain", 100), ...body });
  const one = { object: "voucher", id: code };
  expect((await refused({ redeemables: [one, one] })).body).toMatchObject({ key: "invalid_redeemables" });
  expect((await refused({ redeemables: [{ object: "promotion_tier", id: "promo_1" }] })).body.details).toContain(
    "promotion_tier",
  );
  expect((await refused({ session: { type: "LOCK" } })).body.details).toContain("session");
  expect((await refused({ customer: null })).body).toMatchObject({ code: 400, key: "missing_customer" });
  expect((await refused({ redeemables: [{ object: "voucher", id: "NOBODYS" }] })).status).toBe(404);
  const points = await published(
    { campaign_type: "LOYALTY_PROGRAM", voucher: { type: "LOYALTY_CARD", loyalty_card: { points: 100 } } },
    "plain",
  );
  expect((await refused({ redeemables: [{ object: "voucher", id: points }] })).body).toMatchObject({
    key: "invalid_voucher",
  });
});
