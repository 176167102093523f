import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: ReferralProject;
const loop = new DecideLoop();

beforeAll(async () => {
  app = await startApp();
  shop = await makeReferralProject(pool());
  await loop.start();
});

afterAll(async () => {
  await loop.stop();
  expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
  await app.close();
});

const send = (body: unknown) => post(app.url, shop.key, body);

async function eventsWith(sourceId: string): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    "SELECT count(*)::int AS n FROM event WHERE project_id = $1 AND source_id = $2",
    [shop.project.id, sourceId],
  );
  return rows[0]?.n ?? -1;
}

describe("an event sent again under its key", () => {
  test("gets the first answer with replayed: true, whatever the order of its keys and its spaces", async () => {
    const first = await send(
      Buffer.from(
        '{"event":"note_taken","source_id":"again","customer":{"source_id":"a","name":"A"},"metadata":{"x":1,"y":[2]}}',
      ),
    );
    const second = await send(
      Buffer.from(
        '{ "metadata": {"y": [ 2 ], "x": 1},\n "customer": {"name":"A","source_id":"a"}, "source_id":"again", "event":"note_taken" }',
      ),
    );
    expect(first.body.replayed).toBe(false);
    expect(second).toMatchObject({ status: 200, body: { ...first.body, replayed: true } });
    expect(await eventsWith("again")).toBe(1);
  });

  test("with another body is a conflict, keeps the first as it is, and lies in the rejected inbox", async () => {
    const body = { event: "note_taken", source_id: "clash", customer: { source_id: "c" }, metadata: { n: 1 } };
    const first = await send(body);
    const second = await send({ ...body, metadata: { n: 2 }, customer: { source_id: "c", name: "Changed" } });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 409, key: "idempotency_conflict", violations: [{ pointer: "/source_id", code: "conflict" }] },
    });
    const { rows } = await pool().query("SELECT reason, source_id, raw FROM rejected_event WHERE id = $1", [
      storedId("rejectedEvent", second.body.rejected_event_id ?? ""),
    ]);
    expect(rows).toMatchObject([{ reason: "idempotency_conflict", source_id: "clash" }]);
    expect(JSON.parse(rows[0]?.raw)).toMatchObject({ metadata: { n: 2 } });
    expect(await send(body)).toMatchObject({ status: 200, body: { id: first.body.id, replayed: true } });
    const { rows: people } = await pool().query("SELECT name FROM customer WHERE source_id = 'c'");
    expect(people).toEqual([{ name: null }]);
  });

  test("many times at once is stored once, and every answer names the same event", async () => {
    const body = { event: "signed_up", source_id: "many", customer: { source_id: "m" }, referral: { code: "CODE-0" } };
    const answers = await Promise.all(Array.from({ length: 60 }, () => send(body)));
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(answers.filter(({ body: { replayed } }) => replayed === false)).toHaveLength(1);
    expect(await eventsWith("many")).toBe(1);
  });

  test("many times at once with two different bodies stores one of them, and all of the other kind conflict", async () => {
    const bodies = ["A", "B"].map((which) => ({
      ...{ event: "note_taken", source_id: "race", customer: { source_id: "r" }, metadata: { which } },
    }));
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => send(bodies[at % 2])));
    const kinds = [0, 1].map((kind) => new Set(answers.filter((_, at) => at % 2 === kind).map(({ status }) => status)));
    expect(kinds.map((statuses) => [...statuses]).sort()).toEqual([[200], [409]]);
    expect(await eventsWith("race")).toBe(1);
  });

  test("in another project is another event", async () => {
    const other = await makeReferralProject(pool(), 0);
    const body = { event: "note_taken", source_id: "shared", customer: { source_id: "s" } };
    const mine = await send(body);
    const theirs = await post(app.url, other.key, body);
    expect(theirs.body).toMatchObject({ replayed: false });
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test("that was refused the first time is judged anew, because nothing was stored", async () => {
    const body = { event: "order_placed", source_id: "mended", customer: { source_id: "o" } };
    expect(await send({ ...body, metadata: {} })).toMatchObject({ status: 400 });
    expect(await send({ ...body, metadata: { order_id: "1", total: 1 } })).toMatchObject({
      status: 200,
      body: { replayed: false },
    });
  });
});
