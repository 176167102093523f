import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noSubject } from "@/lib/domain/count";
import { withClient } from "@/lib/launch/database";
import { recountNext } from "@/lib/pipeline/count/recount";
import { rollUp } from "@/lib/pipeline/count/roll-up";
import { decideBatch } from "@/lib/pipeline/decide/decide-batch";
import { shardsCount } from "@/lib/pipeline/decide/due-event";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { replayRejected } from "@/lib/services/rejected-replay";
import { campaignVolumes, schemaVolumes } from "@/lib/services/volume";
import { post } from "./ingest-client";
import { checkInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let referral: ReferralProject;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  referral = await makeReferralProject(pool());
});

const insertEvent = `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at,
    channel, metadata)
  SELECT gen_random_uuid(), $1, $2, 1, $3, $4, $4, 'server', '{}' FROM generate_series(1, $5::int)`;

async function storeEvents(client: pg.Pool | pg.ClientBase, at: Date, count = 1, schemaId = referral.schemas.note) {
  const { project, codes } = referral;
  await client.query(insertEvent, [project.id, schemaId, codes[0]?.holderId, at, count]);
}

async function refuseEvents(at: Date, count: number, schemaId: string | null, raw = "{}") {
  await pool().query(
    `INSERT INTO rejected_event (id, project_id, channel, received_at, raw, event_schema_id, reason, problem, violations)
     SELECT gen_random_uuid(), $1, 'server', $2, convert_to($5, 'UTF8'), $3, 'invalid_payload', 'x', '[]' FROM generate_series(1, $4::int)`,
    [referral.project.id, at, schemaId, count, raw],
  );
}

function ctxNow(now = new Date()) {
  return { projectId: referral.project.id, actor: { kind: "system", name: "test" } as const, requestId: "test", now };
}

async function accepted(days = 7, now = new Date()): Promise<number[]> {
  const { bySchema } = await schemaVolumes(ctxNow(now), { days });
  return bySchema.get(referral.schemas.note)?.daily.accepted ?? Array.from({ length: days }, () => 0);
}

const acceptedToday = async () => (await accepted(1))[0];

async function brokenCounts(): Promise<unknown[]> {
  return withClient(env().DATABASE_URL, async (client) =>
    (await checkInvariants(client)).filter(({ name }) => name.startsWith("the counts of")),
  );
}

async function dueCount(): Promise<number> {
  const { rows } = await pool().query("SELECT count(*)::int AS due FROM count_due WHERE project_id = $1", [
    referral.project.id,
  ]);
  return rows[0].due;
}

describe("counts by the hour", () => {
  test("are current before anything is rolled up, and the same afterwards", async () => {
    await storeEvents(pool(), new Date(), 3);
    expect(await acceptedToday()).toBe(3);
    await rollUp();
    expect(await dueCount()).toBe(0);
    expect(await acceptedToday()).toBe(3);
    await storeEvents(pool(), new Date(), 2);
    expect(await acceptedToday()).toBe(5);
  });

  test("miss nothing that commits long after its id was made, or bears a moment long ago", async () => {
    const late = new pg.Client({ connectionString: env().DATABASE_URL });
    await late.connect();
    await late.query("BEGIN");
    await storeEvents(late, new Date(Date.now() - 3 * 86_400_000), 4);
    await storeEvents(pool(), new Date(), 1);
    await rollUp();
    expect(await accepted()).toEqual([0, 0, 0, 0, 0, 0, 1]);
    await late.query("COMMIT");
    await late.end();
    expect(await accepted()).toEqual([0, 0, 0, 4, 0, 0, 1]);
    await rollUp();
    expect(await accepted()).toEqual([0, 0, 0, 4, 0, 0, 1]);
  });

  test("forget what was taken back", async () => {
    const client = await pool().connect();
    await client.query("BEGIN");
    await storeEvents(client, new Date(), 4);
    await client.query("ROLLBACK");
    client.release();
    await rollUp();
    expect(await acceptedToday()).toBe(0);
  });

  test("are rolled up once by workers at it together, one of which is killed in the middle", async () => {
    for (let at = 0; at < 40; at++) await storeEvents(pool(), new Date(Date.now() - at * 900_000), 2);
    const killed = new pg.Client({ connectionString: env().DATABASE_URL });
    killed.on("error", () => undefined);
    await killed.connect();
    await killed.query("BEGIN; DELETE FROM count_due WHERE id % 3 = 0");
    const { rows } = await killed.query("SELECT pg_backend_pid() AS pid");
    await Promise.all([rollUp(), rollUp(), rollUp()]);
    await pool().query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
    await Promise.all([rollUp(), rollUp()]);
    await rollUp();
    expect((await accepted()).reduce((sum, each) => sum + each)).toBe(80);
    expect(await brokenCounts()).toEqual([]);
  });

  test("say of a replayed event that it was refused and accepted, when it was received, and of a repetition nothing", async () => {
    const { key, project, schemas } = referral;
    const body = { event: "order_placed", customer: { source_id: "ann" }, source_id: "k1", metadata: { total: 1 } };
    const at = new Date(Date.now() - 2 * 86_400_000);
    await refuseEvents(at, 1, schemas.order, JSON.stringify(body));
    await post(app.url, key, { event: "no_such_event", customer: { source_id: "ann" } });
    await project.publish(schemas.order, 2, {});
    const { rows } = await pool().query("SELECT id FROM rejected_event WHERE event_schema_id = $1", [schemas.order]);
    const selection = { ids: rows.map(({ id }) => id), limit: 10, effects: "decide" as const };
    for (const replayed of [1, 0]) expect(await replayRejected(ctxNow(), selection)).toMatchObject({ replayed });
    await post(app.url, key, body);
    await rollUp();
    const { bySchema, unknown } = await schemaVolumes(ctxNow(), { days: 3 });
    expect(bySchema.get(schemas.order)).toMatchObject({
      daily: { accepted: [1, 0, 0], rejected: [1, 0, 0] },
      accepted: 1,
      shareRejected: 0.5,
    });
    expect(unknown).toMatchObject({ accepted: 0, rejected: 1 });
  });

  test("know what a campaign brought: codes, referrals, rewards and their cost", async () => {
    const { key, campaigns, codes } = referral;
    const signUp = (who: string, code?: string) =>
      post(app.url, key, {
        event: "signed_up",
        customer: { source_id: who },
        ...(code ? { referral: { code } } : {}),
      });
    await signUp("ann", codes[0]?.code);
    await signUp("ben", codes[1]?.code);
    await signUp("cid");
    await post(app.url, key, { event: "note_taken", customer: { source_id: "dan" }, referral: { code: "CODE-1" } });
    while ((await decideBatch(0, shardsCount)) > 0);
    for (const roll of [false, true]) {
      if (roll) await rollUp();
      const { byCampaign } = await campaignVolumes(ctxNow(), { days: 1 });
      expect(byCampaign.get(campaigns.referral)).toMatchObject({
        attributed: 3,
        qualified: 2,
        rewarded: 2,
        rewards: 4,
        cost: [{ currency: "EUR", amountMinor: "2000" }],
      });
    }
    await signUp("dan");
    while ((await decideBatch(0, shardsCount)) > 0);
    const { byCampaign } = await campaignVolumes(ctxNow(), { days: 1 });
    expect(byCampaign.get(campaigns.referral)).toMatchObject({ attributed: 3, qualified: 3, rewarded: 3 });
    expect(await brokenCounts()).toEqual([]);
  });

  // Berlin's 25 October has 25 hours: from 22:00 to 23:00 of the next day, UTC.
  test.each([
    ["Asia/Kolkata", { "2026-10-01T18:29:59Z": 1, "2026-10-01T18:30:00Z": 2 }, "2026-10-02T10:00:00Z", [1, 2]],
    [
      "Europe/Berlin",
      { "2026-10-24T22:00:00Z": 4, "2026-10-25T22:59:59Z": 8, "2026-10-25T23:00:00Z": 16 },
      "2026-10-26T10:00:00Z",
      [12, 16],
    ],
  ])("cut days where the clocks of the project do: %s", async (timeZone, events, now, expected) => {
    await pool().query("UPDATE project SET time_zone = $2 WHERE id = $1", [referral.project.id, timeZone]);
    for (const [at, count] of Object.entries(events)) await storeEvents(pool(), new Date(at), count);
    expect(await accepted(2, new Date(now))).toEqual(expected);
    await rollUp();
    expect(await accepted(2, new Date(now))).toEqual(expected);
  });

  test("are nobody else's", async () => {
    await storeEvents(pool(), new Date(), 3);
    const other = await makeReferralProject(pool());
    const { bySchema } = await schemaVolumes({ ...ctxNow(), projectId: other.project.id }, { days: 1 });
    expect(bySchema.size).toBe(0);
  });
});

describe("what was there before there were counts", () => {
  async function forget(subjects: string[]): Promise<void> {
    const { project } = referral;
    await pool().query("DELETE FROM count_due WHERE project_id = $1", [project.id]);
    await pool().query("DELETE FROM hourly_count WHERE project_id = $1", [project.id]);
    await pool().query("INSERT INTO recount_due SELECT $1, unnest($2::uuid[])", [project.id, subjects]);
  }

  test("is counted from its rows, once, while more comes in and counts are rolled up", async () => {
    const { key, schemas, campaigns } = referral;
    await storeEvents(pool(), new Date(Date.now() - 40 * 86_400_000), 500);
    await storeEvents(pool(), new Date(), 7);
    await refuseEvents(new Date(), 3, schemas.note);
    await refuseEvents(new Date(), 2, null);
    await post(app.url, key, { event: "signed_up", customer: { source_id: "ann" }, referral: { code: "CODE-0" } });
    while ((await decideBatch(0, shardsCount)) > 0);
    await rollUp();
    await forget([...Object.values(schemas), ...Object.values(campaigns), noSubject]);
    expect(await acceptedToday()).toBe(0);
    await storeEvents(pool(), new Date(), 1);
    let isLeft = true;
    while (isLeft) {
      const [found] = await Promise.all([recountNext(), rollUp(), storeEvents(pool(), new Date(), 1)]);
      isLeft = found;
    }
    await rollUp();
    expect(await brokenCounts()).toEqual([]);
    expect(await dueCount()).toBe(0);
    const { bySchema, unknown } = await schemaVolumes(ctxNow(), { days: 60 });
    expect(bySchema.get(schemas.note)).toMatchObject({ rejected: 3 });
    expect(bySchema.get(schemas.note)?.accepted).toBeGreaterThanOrEqual(500 + 7 + 2);
    expect(unknown.rejected).toBe(2);
  });

  test("stays to be counted when counting is cut short", async () => {
    await storeEvents(pool(), new Date(), 7);
    await forget([referral.schemas.note]);
    await pool().query("ALTER TABLE hourly_count ADD CONSTRAINT broken CHECK (false) NOT VALID");
    await expect(recountNext()).rejects.toThrow(/broken/);
    await pool().query("ALTER TABLE hourly_count DROP CONSTRAINT broken");
    while (await recountNext());
    expect(await acceptedToday()).toBe(7);
  });
});

type Step = {
  kind: "store" | "refuse" | "roll" | "roll twice" | "open" | "commit" | "take back";
  hoursAgo: number;
  count: number;
};

const histories = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom("store", "refuse", "roll", "roll twice", "open", "commit", "take back"),
    hoursAgo: fc.integer({ min: 0, max: 70 }),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 4, maxLength: 30 },
);

test("whatever happens in whatever order, sums and what is due are the rows", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (steps) => {
      const open: pg.PoolClient[] = [];
      const end = async (command: string) => {
        const client = open.pop();
        await client?.query(command);
        client?.release();
      };
      for (const { kind, hoursAgo, count } of steps) {
        const at = new Date(Date.now() - hoursAgo * 3_600_000);
        if (kind === "store") await storeEvents(pool(), at, count);
        if (kind === "refuse") await refuseEvents(at, count, hoursAgo % 2 === 0 ? referral.schemas.order : null);
        if (kind === "roll") await rollUp();
        if (kind === "roll twice") await Promise.all([rollUp(), rollUp()]);
        if (kind === "commit") await end("COMMIT");
        if (kind === "take back") await end("ROLLBACK");
        if (kind === "open" && open.length < 3) {
          const client = await pool().connect();
          open.push(client);
          await client.query("BEGIN");
          await storeEvents(client, at, count, referral.schemas.signUp);
        }
        expect(await brokenCounts()).toEqual([]);
      }
      while (open.length > 0) await end("COMMIT");
      await rollUp();
      expect(await brokenCounts()).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 60_000);
