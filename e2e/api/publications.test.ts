import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { startApp } from "./server";
import { makeShop, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
});
afterAll(() => app.close());

const publish = (body: unknown, query = "") => shop.call("POST", `/v1/publications${query}`, body);
const campaign = (name: string, more: Record<string, unknown> = {}) =>
  shop.call("POST", "/v1/campaigns", {
    name,
    campaign_type: "DISCOUNT_COUPONS",
    voucher: { type: "DISCOUNT_VOUCHER" },
    ...more,
  });

test("twenty people at once are given twenty codes of a pool of twenty", async () => {
  await campaign("Pool", { type: "STATIC", vouchers_count: 20 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => publish({ campaign: "Pool", customer: { source_id: `pool${n}` } })),
  );
  expect(new Set(answers.map((answer) => answer.body.voucher?.code)).size).toBe(20);
  expect(await publish({ campaign: "Pool", customer: { source_id: "late" } })).toMatchObject({
    status: 400,
    body: { key: "no_voucher_suitable_for_publication" },
  });
});

test("whoever asks ten times at once, to join once, holds one code", async () => {
  await campaign("Join");
  const order = { campaign: { name: "Join" }, customer: { source_id: "eager", name: "Eager" } };
  const answers = await Promise.all(Array.from({ length: 10 }, () => publish(order, "?join_once=true")));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(new Set(answers.map((answer) => answer.body.voucher.code)).size).toBe(1);
  const held = await shop.call("GET", "/v1/vouchers?customer=eager");
  expect(held.body.total).toBe(1);
  expect((await shop.call("GET", "/v1/campaigns/Join")).body.vouchers_count).toBe(1);
});

test("without join once each call gives another code", async () => {
  await campaign("Again");
  const order = { campaign: "Again", customer: { source_id: "twice" } };
  const [one, other] = [await publish(order), await publish(order)];
  expect(one.body.voucher.code).not.toBe(other.body.voucher.code);
});

test("several codes are answered as their texts", async () => {
  await campaign("Several");
  const { body } = await publish({ campaign: { name: "Several", count: 3 }, customer: { source_id: "three" } });
  expect(body.vouchers).toHaveLength(3);
  expect(body.vouchers_id).toHaveLength(3);
  expect(body).not.toHaveProperty("voucher");
});

test("a gift card opens with its amount when it is published", async () => {
  await campaign("Card", {
    campaign_type: "GIFT_VOUCHERS",
    vouchers_count: 1,
    voucher: { type: "GIFT_VOUCHER", gift: { amount: 2_500 } },
  });
  const { body: lists } = await shop.call("GET", "/v1/vouchers?campaign=Card");
  expect(lists.vouchers[0]).toMatchObject({
    type: "GIFT_VOUCHER",
    discount: null,
    gift: { amount: 2_500, balance: 2_500 },
  });
  const { body } = await publish({ campaign: "Card", customer: { source_id: "rich" } });
  expect(body.voucher).toMatchObject({ code: lists.vouchers[0].code, gift: { amount: 2_500, balance: 2_500 } });
  const entries = await db().ledgerEntry.findMany({ where: { projectId: shop.project.id } });
  expect(entries).toMatchObject([{ kind: "opening", amountMinor: 2_500n }]);
  expect((await shop.call("GET", "/v1/customers/rich")).body.summary.redemptions.gift.amount_to_go).toBe(2_500);
});

test("a named code is published once", async () => {
  await campaign("Named");
  await shop.call("POST", "/v1/campaigns/Named/vouchers/FOR-YOU");
  const first = await publish({ voucher: "for-you", customer: { source_id: "you" } });
  expect(first.body.voucher).toMatchObject({ code: "FOR-YOU", holder_id: first.body.customer_id });
  expect(await publish({ voucher: "FOR-YOU", customer: { source_id: "you" } })).toMatchObject({
    status: 400,
    body: { key: "voucher_already_published" },
  });
});

test("a source id of ours names one publication, also when two come at once", async () => {
  await campaign("Sourced");
  const order = { campaign: "Sourced", customer: { source_id: "s" }, source_id: "order-7" };
  const answers = await Promise.all([publish(order), publish(order)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
  expect((await shop.call("GET", "/v1/publications?source_id=order-7")).body.total).toBe(1);
});

test("the customer is merged as she is given a code", async () => {
  await campaign("Merge");
  const { body } = await publish({ campaign: "Merge", customer: { source_id: "new", email: "new@example.com" } });
  expect(body).toMatchObject({ tracking_id: "new", customer: { email: "new@example.com", object: "customer" } });
});

test.each([
  ["no customer", { campaign: "Errors" }, 400, "invalid_payload"],
  ["neither campaign nor voucher", { customer: { source_id: "x" } }, 400, "invalid_payload"],
  ["an unknown campaign", { campaign: "Nowhere", customer: { source_id: "x" } }, 404, "not_found"],
  ["an unknown voucher", { voucher: "NOPE", customer: { source_id: "x" } }, 404, "not_found"],
  ["an unknown customer id", { campaign: "Errors", customer: { id: "cust_nobody" } }, 404, "not_found"],
  ["too many codes", { campaign: { name: "Errors", count: 51 }, customer: { source_id: "x" } }, 400, "invalid_payload"],
])("%s is refused", async (_title, body, status, key) => {
  await campaign("Errors");
  expect(await publish(body)).toMatchObject({ status, body: { key } });
});

test("a campaign that does not run publishes nothing", async () => {
  await campaign("Stopped");
  await shop.call("POST", "/v1/campaigns/Stopped/disable");
  expect(await publish({ campaign: "Stopped", customer: { source_id: "x" } })).toMatchObject({
    status: 400,
    body: { key: "voucher_cannot_be_published" },
  });
});

test("lists are filtered by kind and empty for failures, which are answered and not kept", async () => {
  expect((await shop.call("GET", "/v1/publications?result=FAILURE")).body).toMatchObject({
    total: 0,
    publications: [],
  });
  const gifts = await shop.call("GET", "/v1/publications?voucher_type=GIFT");
  expect(gifts.body.publications.every((one: { voucher: object }) => "gift" in one.voucher)).toBe(true);
});

test("a voucher of another project is not found", async () => {
  await campaign("Secret");
  await shop.call("POST", "/v1/campaigns/Secret/vouchers/HIDDEN");
  const other = await makeShop(app.url);
  expect((await other.call("GET", "/v1/vouchers/HIDDEN")).status).toBe(404);
  expect((await other.call("POST", "/v1/vouchers/HIDDEN/disable")).status).toBe(404);
  expect(
    (await other.call("POST", "/v1/publications", { voucher: "HIDDEN", customer: { source_id: "x" } })).status,
  ).toBe(404);
});
