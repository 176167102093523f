import { afterAll, beforeAll, expect, test } from "vitest";
import { callerOf } from "../api-caller";
import { makeProject } from "../people";
import { bothPaid, hoursAgo, ReferralShop } from "../referral-shop";
import { withBrokenWrites } from "./broken-writes";

let rig: ReferralShop;

beforeAll(async () => {
  rig = await ReferralShop.open();
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

const bothWait = ["referee issued", "referrer issued"];
const sold = (who: string, code: string, more: object = {}) => ({
  ...{ event: "order_paid", customer: { source_id: who }, referral: { code }, metadata: { total: 50 } },
  ...more,
});
const post = (body: object) => rig.shop.call("POST", "/v1/events?wait=decisions", body);

test("Retries: the same key and body are answered alike and pay once; another body under it is refused, because it is another event", async () => {
  const campaign = await rig.running({ goals: [rig.buys({ occurrence: { kind: "every" } })] });
  const order = sold("retries", campaign.code, { source_id: "order-1" });
  const first = await post(order);
  const again = await post(order);
  expect(again).toMatchObject({ status: 200, body: { id: first.body.id, replayed: true } });
  expect(await post({ ...order, metadata: { total: 51 } })).toMatchObject({ status: 409 });
  expect(await rig.states(campaign)).toEqual(bothWait);
});

test("Retry after a half failure: deciding that breaks off leaves nothing behind, so that its second try pays once", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  const order = sold("half-failure", campaign.code, { source_id: "order-half" });
  const id = await withBrokenWrites("ledger_entry", async (isBroken) => {
    const { body } = await rig.shop.call("POST", "/v1/events", order);
    await isBroken();
    expect(await rig.rewards(campaign)).toEqual([]);
    expect(await rig.decisions(body.id, campaign)).toEqual([]);
    expect(await rig.shop.call("POST", "/v1/events", order)).toMatchObject({ body: { id: body.id, replayed: true } });
    return body.id;
  });
  await expect.poll(() => rig.decisions(id, campaign), { timeout: 10_000 }).toEqual(bothPaid);
  expect(await rig.balanceOf(campaign.referrer)).toBe(1_000);
});

test("Concurrent events: of 50 identical calls at once one gives a reward, by the unique key and not by a look before", async () => {
  const campaign = await rig.running({ goals: [rig.buys({ occurrence: { kind: "every" } })] });
  const order = sold("fifty", campaign.code, { source_id: "order-fifty" });
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(order)));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await rig.states(campaign)).toEqual(bothWait);
});

test("Concurrent events: of 50 orders of one friend at once without a key, a goal of the first time pays one", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  await Promise.all(Array.from({ length: 50 }, () => post(sold("fifty-more", campaign.code))));
  expect(await rig.states(campaign)).toEqual(bothWait);
});

test("Cap overshoot: 40 friends at once get what the limit leaves, because it is taken in the transaction that gives", async () => {
  const limits = [{ of: "campaign", measure: "count", period: "all", max: 10 }];
  const campaign = await rig.running({
    goals: [rig.buys({ action: { kind: "reward", referee: rig.coupon() } })],
    limits,
  });
  await Promise.all(Array.from({ length: 40 }, (_, at) => post(sold(`cap-${at}`, campaign.code))));
  expect(await rig.states(campaign)).toHaveLength(10);
});

test("Out of order: a purchase before the sign-up waits, and is paid when the code comes within the days that are set", async () => {
  const campaign = await rig.running({ goals: [rig.buys()], attribution: { waitDays: 7 } });
  const id = await rig.send({ who: "buys-first", occurred_at: hoursAgo(3 * 24) });
  expect(await rig.decisions(id, campaign)).toEqual(["attribution both nothing_due no_code"]);
  await rig.send({ event: "signed_up", who: "buys-first", code: campaign.code });
  await expect.poll(() => rig.decisions(id, campaign), { timeout: 10_000 }).toEqual(bothPaid);
});

test("Out of order: a purchase longer before the sign-up than the days that are set is not paid by it", async () => {
  const campaign = await rig.running({ goals: [rig.buys()], attribution: { waitDays: 2 } });
  const id = await rig.send({ who: "buys-long-before", occurred_at: hoursAgo(3 * 24) });
  await rig.send({ event: "signed_up", who: "buys-long-before", code: campaign.code });
  await rig.send({ event: "signed_up", who: "buys-long-before" });
  expect(await rig.decisions(id, campaign)).toEqual(["attribution both nothing_due no_code"]);
});

test("Late or backdated events: one that occurred before the end is paid after it, for the campaign ran when it happened", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  await rig.set(campaign, { endsAt: hoursAgo(2) });
  expect(await rig.post({ who: "late", code: campaign.code, occurred_at: hoursAgo(3) }, campaign)).toEqual(bothPaid);
  expect(await rig.post({ who: "too-late", code: campaign.code, occurred_at: hoursAgo(1) }, campaign)).toEqual([
    "attribution both refused campaign_ended",
  ]);
});

test("Late or backdated events: one that arrives later than the campaign allows is event_too_old, and says by how much", async () => {
  const campaign = await rig.running({ goals: [rig.buys()], attribution: { maxAgeDays: 3 } });
  const id = await rig.send({ who: "old-mail", code: campaign.code, occurred_at: hoursAgo(4 * 24 + 1) });
  expect(await rig.decisions(id, campaign)).toEqual(["attribution both refused event_too_old"]);
  const [decision] = await rig.decisionsOf(id, campaign);
  expect(decision?.checks.at(-1)).toMatchObject({ ok: false, saw: "5 days old", expected: "at most 3 days old" });
  expect(await rig.post({ who: "old-mail", code: campaign.code, occurred_at: hoursAgo(50) }, campaign)).toEqual(
    bothPaid,
  );
});

test("Late or backdated events: one from the future is refused and kept, and both times of a late one are told", async () => {
  const ahead = await post(sold("clock", "X", { occurred_at: hoursAgo(-3) }));
  expect(ahead).toMatchObject({ status: 400, body: { key: "invalid_time" } });
  const occurredAt = hoursAgo(30);
  const id = await rig.send({ who: "two-times", occurred_at: occurredAt });
  const { body } = await rig.shop.call("GET", `/api/events/${id}`);
  expect(body.occurredAt).toBe(occurredAt);
  expect(Date.parse(body.receivedAt)).toBeGreaterThan(Date.parse(occurredAt));
});

test("Client-side calls: a browser key converts nothing, because anybody can post with it, but where the campaign says so", async () => {
  const closed = await rig.running({ goals: [rig.buys()] });
  const open = await rig.running({ goals: [rig.buys()], attribution: { allowBrowserEvents: true } });
  for (const [campaign, who] of [
    [closed, "browser-1"],
    [open, "browser-2"],
  ] as const) {
    await rig.shop.browser(who).track("order_paid", { source_id: who }, {}, { code: campaign.code });
  }
  await expect.poll(() => rig.states(open), { timeout: 10_000 }).toEqual(bothWait);
  expect(await rig.states(closed)).toEqual([]);
});

test("Schema drift: a condition goes on when its property is renamed, for it knows the property and not its name", async () => {
  const property = (name: string) => ({ id: "value", name, type: "number" });
  const { body: made } = await rig.shop.call("POST", "/api/event-schemas", {
    name: "lesson_booked",
    definition: { properties: [property("total")] },
  });
  const { body: published } = await rig.shop.call("POST", `/api/event-schemas/${made.id}/publish`, {
    revision: made.revision,
  });
  const rule = { field: "event.total", propertyId: "value", operator: ">=", value: 50 };
  const condition = { combinator: "and", rules: [rule] };
  const campaign = await rig.running({ goals: [rig.buys({ trigger: { name: "lesson_booked" }, condition })] });
  const { body: draft } = await rig.shop.call("PUT", `/api/event-schemas/${made.id}/draft`, {
    revision: published.revision,
    definition: { properties: [property("price")] },
  });
  const { body: preview } = await rig.shop.call("GET", `/api/event-schemas/${made.id}/publish`);
  expect(JSON.stringify(preview)).toContain(campaign.id);
  await rig.shop.call("POST", `/api/event-schemas/${made.id}/publish`, { revision: draft.revision });
  const lesson = { event: "lesson_booked", who: "renamed", code: campaign.code };
  expect(await rig.post({ ...lesson, metadata: { price: 40 } }, campaign)).toEqual([
    "attribution both attributed referral_attributed",
    "buy both refused condition_failed",
  ]);
  expect(await rig.post({ ...lesson, metadata: {} }, campaign)).toEqual(["buy both refused property_missing"]);
  expect(await rig.post({ ...lesson, metadata: { price: 60 } }, campaign)).toEqual(bothPaid);
});

test("Tenant mix-up: another project's key, code, customer and event are unknown here, whatever their ids", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  const id = await rig.send({ who: "ours", code: campaign.code });
  const stranger = callerOf(rig.app.url, (await makeProject()).keys.server);
  expect(await stranger("GET", `/api/events/${id}`)).toMatchObject({ status: 404 });
  expect(await stranger("GET", `/api/campaigns/${campaign.id}`)).toMatchObject({ status: 404 });
  expect(await stranger("GET", `/v1/vouchers/${campaign.code}`)).toMatchObject({ status: 404 });
  expect(await stranger("GET", "/v1/customers/ours")).toMatchObject({ status: 404 });
  expect(await rig.shop.call("GET", `/api/events/${id}`)).toMatchObject({ status: 200 });
});
