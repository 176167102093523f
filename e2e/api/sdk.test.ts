import { afterAll, beforeAll, expect, test } from "vitest";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { db } from "@/lib/server/db";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

/** The official SDK, unmodified, does here what it does against its own service. */

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
  await app.close();
});

async function collect<T>(items: AsyncGenerator<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The SDK's types allow for a customer who has yet to confirm her address; ours never has. */
async function created(body: Parameters<Shop["server"]["customers"]["create"]>[0]) {
  const customer = await shop.server.customers.create(body);
  if (customer.object !== "customer") throw new Error(`a customer was expected, not ${customer.object}`);
  return customer;
}

/** Deciding runs beside the server: what it did is there a moment later. */
async function decided(): Promise<void> {
  await expect.poll(() => db().eventDue.count({ where: { projectId: shop.project.id } }), { timeout: 10_000 }).toBe(0);
}

async function rewardsOf(customerId: string) {
  const { data } = await shop.server.customers.listActivity(customerId, { type: "customer.rewarded" });
  return data as { data: { balance: { amount: number } | null; reward: { voucher: { code: string } } } }[];
}

test("customers are created, found, merged, listed and deleted", async () => {
  const { customers } = shop.server;
  const alex = await created({ source_id: "a b/@%", name: "Alex", email: "alex@example.com" });
  expect(alex).toMatchObject({ object: "customer", source_id: "a b/@%", name: "Alex", address: null });
  expect(alex).not.toHaveProperty("updated_at");
  expect(await customers.get("a b/@%")).toMatchObject({ id: alex.id });
  expect(await customers.get(alex.id)).toMatchObject({ source_id: "a b/@%" });
  const again = await customers.create({ source_id: "a b/@%", metadata: { plan: "pro" } });
  expect(again).toMatchObject({ id: alex.id, name: "Alex", metadata: { plan: "pro" } });
  const updated = await customers.update({ id: alex.id, phone: "+47 1", metadata: { seats: 2 } });
  expect(updated).toMatchObject({ phone: "+47 1", metadata: { plan: "pro", seats: 2 } });
  const bySource = await customers.update({ source_id: "a b/@%", name: "Alexa" });
  expect(bySource).toMatchObject({ id: alex.id, name: "Alexa", source_id: "a b/@%" });
  const listed = await customers.list({ email: "alex@example.com" });
  expect(listed).toMatchObject({ object: "list", data_ref: "customers", total: 1, has_more: false });
  await customers.delete(alex.id);
  await expect(customers.get(alex.id)).rejects.toMatchObject({ code: 404, key: "not_found" });
});

test("an e-mail alone makes a customer", async () => {
  expect(await created({ email: "only@example.com" })).toMatchObject({ source_id: null, email: "only@example.com" });
});

test.each(["created_at", "-created_at"] as const)("scroll by %s meets every customer once", async (order) => {
  const other = await makeShop(app.url);
  const at = new Date();
  await db().customer.createMany({
    data: Array.from({ length: 57 }, (_, n) => ({
      id: crypto.randomUUID(),
      projectId: other.project.id,
      sourceId: `s${n}`,
      // Nineteen in each millisecond, as a group of events creates them.
      createdAt: new Date(at.getTime() + Math.floor(n / 19)),
    })),
  });
  const seen = await collect(other.server.customers.scroll({ limit: 10, order }));
  expect(seen).toHaveLength(57);
  expect(new Set(seen.map((customer) => customer.id)).size).toBe(57);
});

test("a permanent deletion is confirmed in the wire's words", async () => {
  const { id } = await created({ source_id: "erase-me" });
  expect(await shop.server.customers.deletePermanently("erase-me")).toMatchObject({
    object: "pernament_deletion",
    related_object_id: id,
    related_object: "customer",
    status: "DONE",
    data_json: { customer: 1 },
  });
});

test("an activity begins with customer.created, and pages to its end", async () => {
  const { id } = await created({ source_id: "active", name: "A" });
  for (const name of ["B", "C", "D"]) await shop.server.customers.update({ id, name });
  const first = await shop.server.customers.listActivity("active", { limit: 3 });
  expect(first.data.map((entry) => entry.type)).toEqual(Array(3).fill("customer.updated"));
  expect(first).toMatchObject({ data_ref: "data", has_more: true, more_starting_after: first.data[2]?.id });
  const rest = await shop.server.customers.listActivity("active", {
    limit: 3,
    starting_after_id: first.more_starting_after,
  });
  expect(rest.data.map((entry) => entry.type)).toEqual(["customer.created"]);
  expect(rest.has_more).toBe(false);
  expect(rest).not.toHaveProperty("more_starting_after");
});

test("a referral campaign is made, read, changed, stopped, started and deleted", async () => {
  const { campaigns } = shop.server;
  const { coupons, gifts, referral } = await makeReferralCampaign(shop);
  expect(referral).toMatchObject({
    object: "campaign",
    campaign_type: "REFERRAL_PROGRAM",
    active: true,
    creation_status: "DONE",
    vouchers_count: 0,
    referral_program: {
      conversion_event_type: "custom_event",
      custom_event: { name: "user_subscribed" },
      referee_reward: { related_object_parent: { id: coupons.id, name: coupons.name, object: "CAMPAIGN" } },
      referrer_reward: { related_object_parent: { id: gifts.id }, type: "GIFT_VOUCHER", amount: 1_000 },
    },
    voucher: { is_referral_code: true, code_config: { pattern: "FRIEND-######", length: 6 } },
  });
  expect(referral).not.toHaveProperty("description");
  expect(await campaigns.get(referral.name)).toMatchObject({ id: referral.id });
  const changed = await campaigns.update(referral.id, {
    type: "AUTO_UPDATE",
    description: "For autumn",
    expiration_date: "2036-01-01",
  });
  expect(changed).toMatchObject({ description: "For autumn", expiration_date: "2036-01-01T00:00:00.000Z" });
  const listed = await campaigns.list({ campaign_type: "REFERRAL_PROGRAM", limit: 100 });
  expect(listed.campaigns.map((campaign) => campaign.id)).toContain(referral.id);
  expect(await campaigns.disable(referral.id)).toEqual({});
  expect(await campaigns.get(referral.id)).toMatchObject({ active: false });
  expect(await campaigns.enable(referral.id)).toEqual({});
  expect(await campaigns.get(referral.id)).toMatchObject({ active: true });
  expect(await campaigns.delete(referral.name)).toMatchObject({ async_action_id: expect.stringMatching(/^aa_/) });
  await expect(campaigns.get(referral.name)).rejects.toMatchObject({ code: 404 });
});

test("a code is published once to whoever asks twice, and stands in the lists", async () => {
  const { referral } = await makeReferralCampaign(shop);
  const { publications } = shop.server.distributions;
  const order = { campaign: referral.name, customer: { source_id: "joiner" }, join_once: true };
  const first = await publications.create(order);
  const second = await publications.create(order);
  expect(first).toMatchObject({ object: "publication", result: "SUCCESS", tracking_id: "joiner", channel: "API" });
  expect(first.voucher.code).toMatch(/^FRIEND-\w{6}$/);
  expect(second.voucher.code).toBe(first.voucher.code);
  expect(second.id).toBe(first.id);
  const voucher = await shop.server.vouchers.get(first.voucher.code.toLowerCase());
  expect(voucher).toMatchObject({
    code: first.voucher.code,
    is_referral_code: true,
    holder_id: first.customer_id,
    gift: null,
    publish: { count: 1 },
  });
  const listed = await publications.list({ customer: "joiner", campaign: referral.name });
  expect(listed).toMatchObject({ data_ref: "publications", total: 1 });
  expect(listed.publications?.[0]).toMatchObject({ id: first.id, voucher: { code: first.voucher.code } });
  expect(await shop.server.vouchers.disable(voucher.code)).toMatchObject({ active: false });
  expect(await shop.server.vouchers.enable(voucher.code)).toMatchObject({ active: true });
});

test("an event of a referred friend pays both sides, once", async () => {
  const { referral, coupons, gifts } = await makeReferralCampaign(shop);
  const { voucher } = await shop.server.distributions.publications.create({
    campaign: referral.name,
    customer: { source_id: "anna", name: "Anna", email: "anna@example.com" },
  });
  const event = {
    event: shop.eventName,
    customer: { source_id: "ben", name: "Ben", email: "ben@example.com" },
    referral: { code: voucher.code },
    metadata: { plan: "pro" },
  };
  expect(await shop.server.events.create(shop.eventName, event)).toMatchObject({
    object: "event",
    type: shop.eventName,
    customer: { source_id: "ben", object: "customer" },
  });
  await shop.server.events.create(shop.eventName, event);
  await decided();

  const [referee, ...refereeMore] = await rewardsOf("ben");
  expect(refereeMore).toEqual([]);
  expect(await shop.server.vouchers.get(referee?.data.reward.voucher.code ?? "")).toMatchObject({
    campaign: coupons.name,
  });
  const [referrer, ...referrerMore] = await rewardsOf("anna");
  expect(referrerMore).toEqual([]);
  expect(referrer?.data.balance).toEqual({ amount: 1_000 });
  const card = await shop.server.vouchers.get(referrer?.data.reward.voucher.code ?? "");
  expect(card).toMatchObject({ campaign: gifts.name, gift: { balance: 1_000 } });

  const ben = await shop.server.customers.get("ben");
  expect(ben).toMatchObject({ referrals: { total: 1 } });
  const anna = await shop.server.customers.get("anna");
  expect(anna).toMatchObject({
    loyalty: { referred_customers: 1, campaigns: { [referral.name]: { referred_customers: 1 } } },
    summary: { redemptions: { gift: { amount_to_go: 1_000 } } },
  });
  const { data } = await shop.server.customers.listActivity("ben", { limit: 100 });
  expect(data.map((entry) => entry.type).sort()).toEqual([
    "customer.created",
    "customer.custom_event",
    "customer.custom_event",
    "customer.referred",
    "customer.rewarded",
  ]);
  expect(new Set(data.map((entry) => entry.id)).size).toBe(5);
});

test("an event from a browser pays only where the campaign says so", async () => {
  const wary = await makeReferralCampaign(shop);
  const open = await makeReferralCampaign(shop, { allow_browser_events: true });
  const publish = async (campaign: string, sourceId: string) =>
    (
      await shop.server.distributions.publications.create({
        campaign: { name: campaign },
        customer: { source_id: sourceId },
      })
    ).voucher.code;
  const waryCode = await publish(wary.referral.name, "carl");
  const openCode = await publish(open.referral.name, "carl");
  const track = (friend: string, code: string) =>
    shop.browser(friend).track(shop.eventName, { source_id: friend }, {}, { code });
  await track("dora", waryCode);
  await track("emil", openCode);
  await decided();
  expect(await rewardsOf("dora")).toEqual([]);
  expect(await rewardsOf("emil")).toHaveLength(1);
});
