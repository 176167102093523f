import { afterAll, beforeAll, expect, test } from "vitest";
import { publicId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { startApp } from "./server";
import { makeShop, type Shop } from "./shop";
import { TestProject } from "./test-project";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
const ids: string[] = [];
const customerId = newId();
const day = "fromDay=2026-10-01";

/** What each event brought, the oldest first; some do not fit the schema, as a policy may let them in. */
const payloads = [
  { total: 49.9, plan: "free", vip: false, at: "2026-09-30T22:30:00Z", on: "2026-09-30", tags: ["a"] },
  { total: 50, plan: "pro", vip: true, at: "2026-10-01T00:00:00+02:00", on: "2026-10-01", tags: ["a", "b"] },
  { total: 120.5, plan: "Pro plus", at: "2026-10-01T23:59:59.999Z", on: "2026-10-02", shipping: { country: "DE" } },
  { total: "60", plan: null, vip: "true", at: "2026-02-30T10:00:00Z", on: "yesterday", shipping: { country: null } },
  { total: null, coupon: null, tags: [], shipping: {} },
  {},
];

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url, "signed_up");
  const project = await TestProject.make(pool());
  const key = await project.addKey();
  shop = { ...shop, call: callAs(key.headers) };
  const property = (name: string, type: string, more = {}) => ({ id: name, name, type: type as "string", ...more });
  const schemaId = await project.addSchema("order_placed", {
    properties: [
      property("total", "number"),
      property("plan", "string"),
      property("vip", "boolean"),
      property("at", "datetime"),
      property("on", "date"),
      property("tags", "string", { list: true }),
      property("shipping", "object", { properties: [property("country", "string")] }),
    ],
  });
  await project.addSchema("note_taken");
  await pool().query("INSERT INTO customer (id, project_id, source_id) VALUES ($1, $2, 'ana')", [
    customerId,
    project.id,
  ]);
  for (const [at, metadata] of payloads.entries()) {
    const id = newId();
    ids.push(id);
    await pool().query(
      `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
       VALUES ($1, $2, $3, 1, $4, $5, now(), 'server', $6)`,
      [id, project.id, schemaId, customerId, new Date(Date.UTC(2026, 9, 1, 12, at)), JSON.stringify(metadata)],
    );
  }
});
afterAll(() => app.close());

function callAs(headers: Record<string, string>): Shop["call"] {
  return async (method, path) => {
    const answer = await fetch(app.url + path, { method, headers });
    return { status: answer.status, body: await answer.json() };
  };
}

async function list(query: string): Promise<number[]> {
  const { status, body } = await shop.call("GET", `/api/events?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.data.map((event: { id: string }) => ids.findIndex((id) => publicId("event", id) === event.id)).reverse();
}

test.each([
  ["a number at least, which a text is not", "total:gte:50", [1, 2]],
  ["a number less", "total:lt:50", [0]],
  ["a number that is equal however written", "total:eq:50.00", [1]],
  ["a number that is another, null and not sent too", "total:ne:50", [0, 2, 3, 4, 5]],
  ["a text, whole", "plan:eq:pro", [1]],
  ["a text that contains, in whatever letters", "plan:contains:PRO", [1, 2]],
  ["a text that is another, null and not sent too", "plan:ne:pro", [0, 2, 3, 4, 5]],
  ["yes, which the text of it is not", "vip:eq:true", [1]],
  ["no", "vip:eq:false", [0]],
  ["a moment on or after a day, by the project's clock", "at:gte:2026-10-01", [2]],
  ["a moment on a day", "at:eq:2026-09-30", [0, 1]],
  ["a moment before a moment, with offsets", "at:lt:2026-09-30T22:30:00Z", [1]],
  ["a day", "on:eq:2026-10-01", [1]],
  ["a day on or after another, which a word is not", "on:gte:2026-10-01", [1, 2]],
  ["an item of a list", "tags:has:b", [1]],
  ["a property within an object", "shipping/country:eq:DE", [2]],
  ["not sent", "total:missing", [5]],
  ["sent as null", "total:null", [4]],
  ["sent with a value", "total:exists", [0, 1, 2, 3]],
  ["not sent within an object", "shipping/country:missing", [0, 1, 4, 5]],
  ["null within an object", "shipping/country:null", [3]],
  ["a property that the schema does not have", "coupon:null", [4]],
  ["two at once", "total:gte:50&where=plan:eq:pro", [1]],
])("events of one schema are narrowed to %s", async (_what, where, expected) => {
  expect(await list(`name=order_placed&where=${where}`)).toEqual(expected);
});

test.each([
  ["a number", "total:gte:50", [1, 2]],
  ["a text or a number of that look", "total:eq:60", [3]],
  ["a yes of any kind", "vip:eq:true", [1, 3]],
  ["a day or a moment", "at:gte:2026-10-01", [2]],
  ["an item of a list", "tags:has:a", [0, 1]],
  ["what was not sent", "total:missing", [5]],
])("without one schema to say the type, the value says it: %s", async (_what, where, expected) => {
  expect(await list(`${day}&where=${where}`)).toEqual(expected);
});

test("properties narrow beside a customer, an outcome and a channel", async () => {
  expect(await list("customer=ana&where=total:gte:50")).toEqual([1, 2]);
  expect(await list(`${day}&outcome=none&where=total:gte:50`)).toEqual([1, 2]);
  expect(await list("name=order_placed&channel=server&where=plan:eq:pro")).toEqual([1]);
  expect(await list("name=order_placed&channel=client")).toEqual([]);
});

test.each([
  ["without an event, a customer or a time", "where=total:gte:50", "choose an event"],
  ["with what is no filter", "name=order_placed&where=total", "property:operator:value"],
  ["with a value of another type", "name=order_placed&where=total:gte:much", "needs a number"],
  ["with an operator of another type", "name=order_placed&where=vip:gte:1", "cannot be asked of a boolean"],
  ["with too many", `name=order_placed${"&where=total:gte:1".repeat(6)}`, "where"],
])("properties asked for %s are refused with what is wrong", async (_what, query, message) => {
  const { status, body } = await shop.call("GET", `/api/events?${query}`);
  expect(status).toBe(400);
  expect(body.details).toContain(message);
});

test("a search that finds nothing near looks through so many events, says how far, and goes on from there", async () => {
  const project = await TestProject.make(pool());
  const call = callAs((await project.addKey()).headers);
  const schemaId = await project.addSchema("page_seen");
  const who = await project.addCustomer("zoe");
  const many = 20_500;
  await pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
     SELECT i, $2, $3, 1, $4, now() - n * interval '1 second', now(), 'server', json_build_object('n', n)
     FROM unnest($1::uuid[]) WITH ORDINALITY AS t(i, n)`,
    [Array.from({ length: many }, () => newId()), project.id, schemaId, who],
  );
  const first = await call("GET", "/api/events?name=page_seen&where=n:eq:20400");
  expect(first.body).toMatchObject({ data: [], looked: { events: 20_000 } });
  expect(Date.parse(first.body.looked.backTo)).toBeLessThan(Date.now() - 19_000_000);
  const rest = await call("GET", `/api/events?name=page_seen&where=n:eq:20400&cursor=${first.body.nextCursor}`);
  expect(rest.body.data).toHaveLength(1);
  expect(rest.body).toMatchObject({ nextCursor: null, looked: null });
});

test("an outcome that never occurred is answered at once, and a campaign that never decided after a bounded look", async () => {
  const project = await TestProject.make(pool());
  const call = callAs((await project.addKey()).headers);
  const schemaId = await project.addSchema("page_seen");
  const who = await project.addCustomer("zoe");
  const [campaign, idle] = [
    await project.addCampaign({ kind: "coupons" }),
    await project.addCampaign({ kind: "coupons" }),
  ];
  const many = Array.from({ length: 21_000 }, () => newId());
  await pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
     SELECT i, $2, $3, 1, $4, now(), now(), 'server', '{}' FROM unnest($1::uuid[]) AS i`,
    [many, project.id, schemaId, who],
  );
  await pool().query(
    `INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, decided_at)
     SELECT i, $2, 'conversion', 'both', $3, 1, 'nothing_due', 'no_code', '[]', now() FROM unnest($1::uuid[]) AS i`,
    [many, campaign, project.id],
  );
  const never = await call("GET", "/api/events?outcome=rewarded");
  expect(never.body).toMatchObject({ data: [], nextCursor: null, looked: null });
  const byCampaign = await call("GET", `/api/events?campaign=${publicId("campaign", idle)}`);
  expect(byCampaign.body).toMatchObject({ data: [], looked: { events: 20_000 } });
  const end = await call(
    "GET",
    `/api/events?campaign=${publicId("campaign", idle)}&cursor=${byCampaign.body.nextCursor}`,
  );
  expect(end.body).toMatchObject({ data: [], nextCursor: null, looked: null });
});
