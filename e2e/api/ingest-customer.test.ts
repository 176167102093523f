import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicId, storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: ReferralProject;

beforeAll(async () => {
  app = await startApp();
  shop = await makeReferralProject(pool(), 0);
});

afterAll(async () => {
  expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
  await app.close();
});

const send = (customer: object, more: object = {}) =>
  post(app.url, shop.key, { event: "note_taken", customer, ...more });

async function stored(sourceId: string) {
  const { rows } = await pool().query(
    "SELECT id, name, email, phone, address, metadata, version FROM customer WHERE project_id = $1 AND source_id = $2",
    [shop.project.id, sourceId],
  );
  return rows;
}

describe("the customer of an event", () => {
  test("is made the first time and found by source_id the next", async () => {
    const first = await send({ source_id: "twice" });
    const second = await send({ source_id: "twice" });
    expect(second.body.customer?.id).toBe(first.body.customer?.id);
    expect(await stored("twice")).toHaveLength(1);
  });

  test("is found by our id", async () => {
    const first = await send({ source_id: "by-id", name: "Ida" });
    const second = await send({ id: first.body.customer?.id });
    expect(second.body.customer).toMatchObject({ id: first.body.customer?.id, source_id: "by-id", name: "Ida" });
  });

  test("keeps what an event leaves out, takes what it brings, and empties what it nulls", async () => {
    await send({
      source_id: "merge",
      name: "Mia",
      email: "mia@example.com",
      phone: "+49 1",
      address: { city: "Bonn" },
    });
    await send({ source_id: "merge", name: "Mia M.", phone: null });
    expect(await stored("merge")).toEqual([
      expect.objectContaining({ name: "Mia M.", email: "mia@example.com", phone: null, address: { city: "Bonn" } }),
    ]);
  });

  test("merges metadata key by key, so that one app does not wipe what another wrote", async () => {
    await send({ source_id: "meta", metadata: { plan: "free", seats: 1 } });
    const { body } = await send({ source_id: "meta", metadata: { plan: "pro", since: null } });
    expect(body.customer?.metadata).toEqual({ plan: "pro", seats: 1, since: null });
    expect((await stored("meta"))[0]).toMatchObject({ metadata: { plan: "pro", seats: 1, since: null } });
  });

  test("is not written again when the event brings nothing new", async () => {
    const customer = { source_id: "same", name: "Sam", metadata: { a: 1, b: [true] } };
    for (let n = 0; n < 5; n++) await send(customer);
    expect((await stored("same"))[0]).toMatchObject({ version: 1 });
  });

  test("is 404 when the id is unknown, and the event is kept in the rejected inbox", async () => {
    const unknown = publicId("customer", "01890000-0000-7000-8000-000000000000");
    const { status, body } = await send({ id: unknown });
    expect(status).toBe(404);
    expect(body).toMatchObject({
      ...{ code: 404, key: "not_found", resource_type: "customer", resource_id: unknown },
      ...{ message: "Resource not found", details: `Cannot find customer with id ${unknown}` },
      rejected_event_id: expect.stringMatching(/^event_/),
    });
    const { rows } = await pool().query("SELECT reason, customer_ref, status FROM rejected_event WHERE id = $1", [
      storedId("rejectedEvent", body.rejected_event_id ?? ""),
    ]);
    expect(rows).toEqual([{ reason: "not_found", customer_ref: unknown, status: "open" }]);
  });

  test("of another project is unknown here", async () => {
    const other = await makeReferralProject(pool(), 0);
    const theirs = await post(app.url, other.key, { event: "note_taken", customer: { source_id: "theirs" } });
    expect(await send({ id: theirs.body.customer?.id })).toMatchObject({ status: 404 });
    expect((await send({ source_id: "theirs" })).body.customer?.id).not.toBe(theirs.body.customer?.id);
  });

  test("is one customer when two events name a new one at the same instant", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => send({ source_id: "instant", metadata: { [`k${at % 4}`]: at % 4 } })),
    );
    expect(new Set(answers.map(({ body }) => body.customer?.id)).size).toBe(1);
    expect(await stored("instant")).toEqual([expect.objectContaining({ metadata: { k0: 0, k1: 1, k2: 2, k3: 3 } })]);
  });

  test("takes what comes under both her names at once, because they may be written together", async () => {
    const known = await send({ source_id: "names" });
    const byId = { id: known.body.customer?.id };
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => [
        send({ source_id: "names", metadata: { [`s${at}`]: at } }),
        send({ ...byId, metadata: { [`i${at}`]: at } }),
      ]).flat(),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(120).fill(200));
    const metadata = (await stored("names"))[0]?.metadata as Record<string, number>;
    expect(Object.keys(metadata)).toHaveLength(120);
  });

  test("takes what comes under both her names at once also when this process does not know her yet", async () => {
    const id = await shop.project.addCustomer("fresh-names");
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, (_, at) => send({ id: publicId("customer", id), metadata: { [`i${at}`]: at } })),
      ...Array.from({ length: 5 }, (_, at) => send({ source_id: "fresh-names", metadata: { [`s${at}`]: at } })),
    ]);
    expect(answers.map(({ status, body }) => [status, body.customer?.id])).toEqual(
      Array(10).fill([200, publicId("customer", id)]),
    );
    expect(Object.keys((await stored("fresh-names"))[0]?.metadata)).toHaveLength(10);
  });

  test("who was deleted is made anew by her source id, and unknown by her old id", async () => {
    const before = await send({ source_id: "gone", name: "Gone" });
    await shop.project.deleteCustomer(storedId("customer", before.body.customer?.id ?? "") ?? "");
    const after = await send({ source_id: "gone" });
    expect(after.body.customer).toMatchObject({ name: null });
    expect(after.body.customer?.id).not.toBe(before.body.customer?.id);
    expect(await send({ id: before.body.customer?.id })).toMatchObject({ status: 404 });
  });

  test("changed by somebody else is answered as she is now, not as this process remembers her", async () => {
    await send({ source_id: "elsewhere", name: "Before" });
    await pool().query("UPDATE customer SET name = 'After', version = version + 1 WHERE source_id = 'elsewhere'");
    expect((await send({ source_id: "elsewhere" })).body.customer).toMatchObject({ name: "After" });
  });
});

describe("the name of a customer", () => {
  test.each([
    "",
    "  ",
    "null",
    "undefined",
    "anonymous",
    "0",
    "[object Object]",
    "00000000-0000-0000-0000-000000000000",
  ])("is refused when it is %j, because it would stand for many at once", async (sourceId) => {
    const { status, body } = await send({ source_id: sourceId });
    expect(status).toBe(400);
    expect(["placeholder_id", "invalid_payload"]).toContain(body.key);
    expect(body.violations?.[0]?.pointer).toBe("/customer/source_id");
    expect(await stored(sourceId)).toEqual([]);
  });

  test("must be there", async () => {
    expect(await send({ email: "only@example.com" })).toMatchObject({
      status: 400,
      body: { key: "invalid_payload", violations: [{ pointer: "/customer", code: "required" }] },
    });
  });

  test("is the same however it is composed", async () => {
    const composed = await send({ source_id: "caf\u00e9" });
    const decomposed = await send({ source_id: "cafe\u0301" });
    expect(decomposed.body.customer?.id).toBe(composed.body.customer?.id);
  });
});
