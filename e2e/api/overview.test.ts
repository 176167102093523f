import { afterAll, beforeAll, expect, test } from "vitest";
import { publicId } from "@/lib/domain/id";
import { Overview } from "@/lib/domain/overview-record";
import { phraseText } from "@/lib/domain/phrase";
import { rollUp } from "@/lib/pipeline/count/roll-up";
import { decideBatch } from "@/lib/pipeline/decide/decide-batch";
import { shardsCount } from "@/lib/pipeline/decide/due-event";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { post } from "./ingest-client";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";
import { TestProject } from "./test-project";

let app: Awaited<ReturnType<typeof startApp>>;
let referral: ReferralProject;

beforeAll(async () => {
  app = await startApp();
  referral = await makeReferralProject(pool());
  const { key, codes, project, campaigns } = referral;
  await pool().query(
    `INSERT INTO publication (id, project_id, campaign_id, code_id, customer_id, channel, created_at)
     SELECT gen_random_uuid(), project_id, campaign_id, id, holder_id, 'API', now() - interval '80 days' FROM code
     WHERE campaign_id = $1`,
    [campaigns.referral],
  );
  await storeEvents(3, 5);
  await storeEvents(40, 4);
  await post(app.url, key, { event: "signed_up", customer: { source_id: "ann" }, referral: { code: codes[0]?.code } });
  await post(app.url, key, { event: "note_taken", customer: { source_id: "ben" }, referral: { code: codes[0]?.code } });
  while ((await decideBatch(0, shardsCount)) > 0);
  for (let at = 0; at < 3; at++) {
    await post(app.url, key, { event: "order_placed", customer: { source_id: "ann" }, metadata: { order_id: "1" } });
  }
  await post(app.url, key, { event: "nobody_knows", customer: { source_id: "ann" } });
  await project.publish(referral.schemas.note, 2, {});
});
afterAll(() => app.close());

async function storeEvents(daysAgo: number, count: number) {
  const { project, schemas, codes } = referral;
  await pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
     SELECT gen_random_uuid(), $1, $2, 1, $3, now() - make_interval(days => $4), now() - make_interval(days => $4), 'server', '{}'
     FROM generate_series(1, $5::int)`,
    [project.id, schemas.note, codes[0]?.holderId, daysAgo, count],
  );
}

async function overview(query = "", key = referral.key): Promise<Overview> {
  const answer = await fetch(`${app.url}/api/overview${query}`, { headers: key.headers });
  expect(answer.status).toBe(200);
  return Overview.parse(await answer.json());
}

const sum = (values: number[]) => values.reduce((total, each) => total + each, 0);

test.each([false, true])("says what came, what it set off and what it cost; rolled up: %s", async (isRolledUp) => {
  if (isRolledUp) await rollUp();
  const { events, referrals, cost, campaigns, schemas, schemasCount, hasEvents, isRecounting, buckets } =
    await overview();
  expect(buckets).toMatchObject({ unit: "day", timeZone: "UTC" });
  expect(events.accepted).toHaveLength(30);
  expect(events.accepted.at(-4)).toBe(5);
  expect(events.accepted.at(-1)).toBe(2);
  expect(events.rejected.at(-1)).toBe(4);
  expect(events.before).toEqual({ accepted: 4, rejected: 0 });
  expect(referrals.qualified.at(-1)).toBe(1);
  expect(cost).toMatchObject([{ currency: "EUR", amountMinor: "1000", before: "0" }]);
  expect(cost[0]?.perBucket.at(-1)).toBe("1000");
  expect(campaigns).toMatchObject([
    {
      id: publicId("campaign", referral.campaigns.referral),
      status: "running",
      codesHeld: 3,
      published: 0,
      attributed: 2,
      qualified: 1,
      rewarded: 1,
    },
  ]);
  expect(schemas.map(({ name, accepted, rejected }) => [name, accepted, rejected])).toEqual([
    ["note_taken", 6, 0],
    ["order_placed", 0, 3],
    ["signed_up", 1, 0],
  ]);
  expect(schemasCount).toBe(3);
  expect([hasEvents, isRecounting]).toEqual([true, false]);
});

test("asks for what must be mended, the most frequent first", async () => {
  const { attention } = await overview();
  expect(attention.map(({ title, mend }) => [phraseText(title), mend.kind])).toEqual([
    ["order_placed: total is missing: it should be a number", "rejected"],
    ['No event is called "nobody_knows"', "rejected"],
  ]);
  expect(attention[0]?.detail).toBe("3 events rejected, the first just now, all from test");
});

test("tells days by the hour when few are asked for, and says what it compares with", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const day = await overview(`?from=${today}&to=${today}`);
  expect(day.buckets).toMatchObject({ unit: "hour", end: new Date(Date.parse(today) + 86_400_000).toISOString() });
  expect(day.buckets.starts).toHaveLength(24);
  expect(sum(day.events.accepted)).toBe(2);
  const hours = await overview("?range=24h");
  expect(hours.events.rejected).toHaveLength(24);
  expect(hours.events.rejected.at(-1)).toBe(4);
  const { before } = await overview("?range=7d");
  expect(Date.parse(before.to) - Date.now()).toBeLessThanOrEqual(-7 * 86_400_000 + 3_600_000);
  expect(sum((await overview("?range=90d")).events.accepted)).toBe(11);
});

test.each([
  ["half of a time", "?from=2026-11-01"],
  ["days in the wrong order", "?from=2026-11-02&to=2026-11-01"],
  ["more days than are shown", "?from=2025-01-01&to=2026-11-01"],
  ["no such range", "?range=7h"],
])("%s is refused", async (_what, query) => {
  const answer = await fetch(`${app.url}/api/overview${query}`, { headers: referral.key.headers });
  expect(answer.status).toBe(400);
});

test("a project where nothing happened is empty, whatever the others do", async () => {
  const other = await TestProject.make(pool(), "Other");
  const empty = await overview("", await other.addKey());
  expect(empty).toMatchObject({ hasEvents: false, schemas: [], campaigns: [], attention: [], publications: [] });
  expect(sum(empty.events.accepted) + sum(empty.events.rejected)).toBe(0);
});

test("versions published in the time are said, the newest first", async () => {
  const project = await TestProject.make(pool(), "Versions");
  const id = await project.addSchema("checked_in");
  await pool().query(
    `INSERT INTO event_schema_version (project_id, event_schema_id, number, major, minor, definition, verdict, changes, published_by, published_at)
     SELECT project_id, event_schema_id, 2, 2, 0, definition, 'breaking', '[]', 'test', now() FROM event_schema_version
     WHERE event_schema_id = $1`,
    [id],
  );
  const { publications } = await overview("?range=24h", await project.addKey());
  expect(publications.map(({ name, label }) => `${name} ${label}`)).toEqual(["checked_in 2.0", "checked_in 1.0"]);
});

test("what counts from before are still missing is said", async () => {
  const project = await TestProject.make(pool(), "Recounting");
  await pool().query("INSERT INTO recount_due VALUES ($1, $2)", [project.id, newId()]);
  expect(await overview("", await project.addKey())).toMatchObject({ isRecounting: true });
});
