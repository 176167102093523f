import { afterAll, beforeAll, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { type ApiCaller, callerOf } from "./api-caller";
import { makeProject } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let call: ApiCaller;

beforeAll(async () => {
  app = await startApp();
  project = await makeProject();
  call = callerOf(app.url, project.keys.server);
});
afterAll(() => app.close());

const at = "/api/event-schemas";
const text = (name: string) => ({ id: name, name, type: "string" });

async function published(...properties: object[]): Promise<string> {
  const { body: draft } = await call("POST", at, { name: `event-${newId()}`, definition: { properties } });
  const { status, body } = await call("POST", `${at}/${draft.id}/publish`, { revision: draft.revision });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.id;
}

async function send(schema: string, metadata: object, { daysAgo = 0 } = {}): Promise<void> {
  const customer = newId();
  await pool().query("INSERT INTO customer (id, project_id, source_id) VALUES ($1::uuid, $2, $1::uuid::text)", [
    customer,
    project.id,
  ]);
  await pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, source_id, metadata)
     VALUES ($1::uuid, $2, $3, 1, $4, now() - make_interval(days => $5), now(), 'server', $1::uuid::text, $6)`,
    [newId(), project.id, storedId("eventSchema", schema), customer, daysAgo, metadata],
  );
}

test("says in how many of the last days' events each property came", async () => {
  const id = await published(text("plan"), { id: "cart", name: "cart", type: "object", properties: [text("sku")] });
  await send(id, { plan: "pro", cart: { sku: "a" } });
  await send(id, { plan: "free", cart: {} }, { daysAgo: 6 });
  await send(id, { plan: null });
  await send(id, { plan: "old" }, { daysAgo: 8 });
  const { status, body } = await call("GET", `${at}/${id}/seen`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body).toMatchObject({ days: 7, total: 3, isMore: false, sampled: 3, undefined: [] });
  expect(
    Object.fromEntries(body.properties.map((one: { pointer: string; count: number }) => [one.pointer, one.count])),
  ).toEqual({
    "/plan": 2,
    "/cart": 2,
    "/cart/sku": 1,
  });
});

test("offers what came and nobody defined, optional and without anybody's data in it", async () => {
  const id = await published(text("plan"));
  await send(id, { plan: "pro", email: "ana@example.com", extra: { n: 1 } });
  const { body } = await call("GET", `${at}/${id}/seen`);
  expect(body.undefined).toMatchObject([
    { name: "email", type: "string", required: false, personalData: true },
    { name: "extra", type: "object", properties: [{ name: "n", type: "integer" }] },
  ]);
  expect(JSON.stringify(body)).not.toContain("ana@example.com");
});

test("looks at a sample that is spread over the days, however many came", async () => {
  const id = await published(text("plan"));
  const customer = newId();
  await pool().query("INSERT INTO customer (id, project_id, source_id) VALUES ($1::uuid, $2, $1::uuid::text)", [
    customer,
    project.id,
  ]);
  const ids = Array.from({ length: 400 }, () => newId());
  await pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, source_id, metadata)
     SELECT event_id, $1, $2, 1, $3, now() - interval '1 minute', now(), 'server', event_id::text, '{"plan": "pro"}'
     FROM unnest($4::uuid[]) AS event_id`,
    [project.id, storedId("eventSchema", id), customer, ids],
  );
  const { body } = await call("GET", `${at}/${id}/seen`);
  expect(body.total).toBe(400);
  expect(body.sampled).toBe(75);
  expect(body.properties).toEqual([{ pointer: "/plan", count: 75 }]);
});

test("says so when nothing came, and knows nothing of other projects' schemas", async () => {
  const id = await published(text("plan"));
  const { body } = await call("GET", `${at}/${id}/seen`);
  expect(body).toMatchObject({ total: 0, sampled: 0, properties: [], undefined: [] });
  const other = await makeProject();
  const { status } = await callerOf(app.url, other.keys.server)("GET", `${at}/${id}/seen`);
  expect(status).toBe(404);
});
