import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";
import { until } from "./until";

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

const customer = { source_id: "someone" };

describe("an edit reaches a server that runs", () => {
  test("within a second when a version is published, and each event keeps the version it was judged by", async () => {
    const schema = await shop.project.addSchema("edited");
    await shop.project.configChanged();
    const body = { event: "edited", customer, metadata: { size: "XL" } };
    await until("the event is known", async () => (await post(app.url, shop.key, body)).status === 200);
    await shop.project.publish(schema, 2, { properties: [{ id: "size", name: "size", type: "integer" }] });
    await until("the new version is enforced", async () => (await post(app.url, shop.key, body)).status === 400, 1_000);
    expect(await post(app.url, shop.key, { ...body, metadata: { size: 5 } })).toMatchObject({ status: 200 });
    const { rows } = await pool().query(
      "SELECT DISTINCT schema_number, metadata->>'size' AS size FROM event WHERE event_schema_id = $1 ORDER BY 1",
      [schema],
    );
    expect(rows).toEqual([
      { schema_number: 1, size: "XL" },
      { schema_number: 2, size: "5" },
    ]);
  });

  test("also when its notification is lost, because the servers ask", async () => {
    const body = { event: "silent", customer };
    expect(await post(app.url, shop.key, body)).toMatchObject({ status: 400 });
    await shop.project.addSchema("silent");
    await shop.project.configChanged({ isNotified: false });
    await until("the event is known", async () => (await post(app.url, shop.key, body)).status === 200, 2_000);
  });

  test("within a second when a key is revoked", async () => {
    const key = await shop.project.addKey();
    const body = { event: "note_taken", customer };
    await until("the key is known", async () => (await post(app.url, key, body)).status === 200);
    await shop.project.revokeKey(key);
    await until("the key is refused", async () => (await post(app.url, key, body)).status === 401, 1_000);
    expect(await post(app.url, shop.key, body)).toMatchObject({ status: 200 });
  });

  test("of one project without touching another's", async () => {
    const other = await makeReferralProject(pool(), 0);
    const schema = await other.project.addSchema("edited");
    await other.project.publish(schema, 2, { properties: [{ id: "a", name: "a", type: "string", required: true }] });
    const body = { event: "edited", customer, metadata: { size: 1 } };
    expect(await post(app.url, other.key, body)).toMatchObject({ status: 400 });
    expect(await post(app.url, shop.key, body)).toMatchObject({ status: 200 });
  });
});
