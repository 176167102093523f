import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
});
afterAll(() => app.close());

const save = (body: unknown) => shop.call("POST", "/v1/customers", body);

test("many calls for one new source id at once make one customer", async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => save({ source_id: "rush", metadata: { [`key${n}`]: n } })),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  const { body } = await shop.call("GET", "/v1/customers/rush");
  expect(Object.keys(body.metadata)).toHaveLength(12);
});

test("a repeated call that changes nothing leaves nothing in the audit log", async () => {
  const { body } = await save({ source_id: "calm", name: "Calm" });
  const again = await save({ source_id: "calm", name: "Calm" });
  expect(again.body).not.toHaveProperty("updated_at");
  const [{ id } = { id: "" }] = await db().customer.findMany({
    where: { projectId: shop.project.id, sourceId: "calm" },
  });
  expect(await db().auditEntry.count({ where: { resourceKind: "customer", resourceId: id } })).toBe(1);
  expect(body.id).toBe(again.body.id);
});

test("the audit log names the fields and never what was in them", async () => {
  await save({ source_id: "private", email: "private@example.com" });
  await save({ source_id: "private", email: "moved@example.com" });
  const rows = await db().auditEntry.findMany({ where: { projectId: shop.project.id, resourceKind: "customer" } });
  const texts = JSON.stringify(rows);
  expect(texts).not.toContain("private@example.com");
  expect(texts).not.toContain("moved@example.com");
});

test.each([
  ["an empty body", {}, 400, "invalid_customer"],
  ["no body", undefined, 400, "invalid_customer"],
  ["a placeholder for an id", { source_id: "undefined" }, 400, "placeholder_id"],
  ["a source id beyond 256 characters", { source_id: "x".repeat(257) }, 400, "invalid_payload"],
  ["U+0000", { source_id: "zero", name: "a\u0000" }, 400, "invalid_payload"],
  ["metadata beyond 16 KiB", { source_id: "big", metadata: { x: "y".repeat(17_000) } }, 400, "invalid_payload"],
  ["an id of nobody", { id: "cust_01JD9QW7000000000000000000", name: "X" }, 404, "not_found"],
])("%s is refused with its reason", async (_title, body, status, key) => {
  const answer = await save(body);
  expect(answer).toMatchObject({ status, body: { code: status, key, request_id: expect.stringMatching(/^v-/) } });
});

test("updating cannot give a customer another source id", async () => {
  await save({ source_id: "fixed" });
  const answer = await shop.call("PUT", "/v1/customers/fixed", { source_id: "moved", name: "Same" });
  expect(answer.body).toMatchObject({ source_id: "fixed", name: "Same" });
});

test("null empties a field, and a trailing slash is tolerated", async () => {
  await save({ source_id: "slash", email: "slash@example.com" });
  const answer = await shop.call("PUT", "/v1/customers/slash/", { email: null });
  expect(answer.status).toBe(200);
  expect(answer.body).not.toHaveProperty("email");
});

test("a customer of another project is not found, neither by id nor by source id", async () => {
  const other = await makeShop(app.url);
  const { body } = await save({ source_id: "mine-alone" });
  for (const key of [body.id, "mine-alone"]) {
    expect((await other.call("GET", `/v1/customers/${key}`)).status).toBe(404);
    expect((await other.call("PUT", `/v1/customers/${key}`, { name: "Taken" })).status).toBe(404);
    expect((await other.call("DELETE", `/v1/customers/${key}`)).status).toBe(404);
    expect((await other.call("GET", `/v1/customers/${key}/activity`)).status).toBe(404);
    expect((await other.call("POST", `/v1/customers/${key}/permanent-deletion`)).status).toBe(404);
  }
  expect((await other.call("POST", "/v1/customers", { id: body.id, name: "Taken" })).status).toBe(404);
  expect((await shop.call("GET", "/v1/customers/mine-alone")).body).not.toHaveProperty("name");
});

test("a deleted customer leaves an emptied row, a free source id and codes that are off", async () => {
  const { referral } = await makeReferralCampaign(shop);
  const order = { campaign: referral.name, customer: { source_id: "leaver", email: "leaver@example.com" } };
  const { body: published } = await shop.call("POST", "/v1/publications", order);
  expect((await shop.call("DELETE", "/v1/customers/leaver")).status).toBe(204);
  expect((await shop.call("GET", `/v1/vouchers/${published.voucher.code}`)).body).toMatchObject({ active: false });
  const rows = await db().customer.findMany({ where: { projectId: shop.project.id, deletedAt: { not: null } } });
  expect(rows.at(-1)).toMatchObject({ sourceId: null, email: null, metadata: {} });
  const { body: next } = await save({ source_id: "leaver" });
  expect(next.id).not.toBe(published.customer_id);
});

test("a permanent deletion takes her events along", async () => {
  const { body: customer } = await save({ source_id: "gone" });
  const event = {
    event: shop.eventName,
    source_id: "key-1",
    customer: { source_id: "gone" },
    metadata: { note: "hers" },
  };
  expect((await shop.call("POST", "/v1/events", event)).status).toBe(200);
  const { body } = await shop.call("POST", "/v1/customers/gone/permanent-deletion", {});
  expect(body).toMatchObject({ related_object_id: customer.id, data_json: { events: 1, customer: 1 } });
  expect(await db().event.count({ where: { projectId: shop.project.id } })).toBe(0);
  expect(await db().eventKey.count({ where: { projectId: shop.project.id, sourceId: "key-1" } })).toBe(0);
});

test.each([
  ["limit=0", "invalid_query_params"],
  ["limit=101", "invalid_query_params"],
  ["order=name", "invalid_query_params"],
  ["page=1001", "page_over_limit"],
  ["created_at[after]=yesterday", "invalid_query_params"],
  ["segment_id=seg_1", "invalid_query_params"],
])("a list asked for with %s is refused", async (query, key) => {
  expect(await shop.call("GET", `/v1/customers?${query}`)).toMatchObject({ status: 400, body: { key } });
});

test("lists are filtered by time, name, city and e-mail", async () => {
  await save({ source_id: "oslo", name: "Nora", email: "nora@example.com", address: { city: "Oslo" } });
  for (const query of ["name=Nora", "city=Oslo", "email=nora%40example.com"]) {
    const { body } = await shop.call("GET", `/v1/customers?${query}`);
    expect(body.customers.map((customer: { source_id: string }) => customer.source_id)).toEqual(["oslo"]);
  }
  expect((await shop.call("GET", "/v1/customers?created_at[after]=2200-01-01T00:00:00Z")).body.total).toBe(0);
});

test("activities are told apart by kind and time", async () => {
  await save({ source_id: "busy" });
  await save({ source_id: "busy", name: "Busy" });
  const types = async (query: string) =>
    (await shop.call("GET", `/v1/customers/busy/activity?${query}`)).body.data.map(
      (entry: { type: string }) => entry.type,
    );
  expect(await types("order=created_at")).toEqual(["customer.created", "customer.updated"]);
  expect(await types("type=customer.created")).toEqual(["customer.created"]);
  expect(await types("category=EFFECT")).toEqual([]);
  expect(await types("end_date=2020-01-01")).toEqual([]);
  expect((await shop.call("GET", "/v1/customers/busy/activities")).body.data).toHaveLength(2);
});
