import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { get, post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { creditsPerReferral, makeReferralProject, type ReferralProject } from "./referral-project";
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

const send = (body: unknown, path?: string) => post(app.url, shop.key, body, { path });

async function rowCounts(): Promise<Record<string, number>> {
  const { rows: tables } = await pool().query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await pool().query<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}"`);
    counts[name] = rows[0]?.n ?? -1;
  }
  return counts;
}

describe("the answer to an event", () => {
  test("is the wire's event with its id, whether it was replayed, and the referral it names", async () => {
    const body = {
      event: "signed_up",
      customer: { source_id: "shape", name: "Shape", email: "shape@example.com", metadata: { tier: 1 } },
      referral: { code: "code-0" },
      metadata: { page: "/welcome" },
      source_id: "shape-1",
    };
    const { status, body: answer } = await send(body);
    expect(status).toBe(200);
    expect(answer).toEqual({
      id: expect.stringMatching(/^event_[0-9A-HJKMNP-TV-Z]{26}$/),
      object: "event",
      type: "signed_up",
      customer: {
        id: expect.stringMatching(/^cust_/),
        source_id: "shape",
        name: "Shape",
        email: "shape@example.com",
        metadata: { tier: 1 },
        object: "customer",
      },
      referral: {
        code: "code-0",
        referrer_id: expect.stringMatching(/^cust_/),
        id: expect.stringMatching(/^v_/),
      },
      loyalty: null,
      metadata: { page: "/welcome" },
      source_id: "shape-1",
      occurred_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      received_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      replayed: false,
    });
    expect(storedId("customer", answer.referral?.referrer_id ?? "")).toBe(shop.codes[0]?.holderId);
    expect(storedId("code", answer.referral?.id ?? "")).toBe(shop.codes[0]?.id);
  });

  test("names a referral code that nobody knows, and no referrer", async () => {
    const { body } = await send({ event: "note_taken", customer: { source_id: "lost" }, referral: { code: "NEVER" } });
    expect(body.referral).toEqual({ code: "NEVER", referrer_id: null, id: null });
  });

  test("carries the decisions with ?wait=decisions, because the caller asked to wait for them", async () => {
    const body = { event: "signed_up", customer: { source_id: "waits" }, referral: { code: "CODE-1" } };
    const { body: answer } = await send(body, "/v1/events?wait=decisions");
    expect(answer.decided).toBe(true);
    expect(answer.decisions?.map(({ side, outcome, reason }) => [side, outcome, reason])).toEqual([
      ["referrer", "rewarded", "reward_issued"],
      ["referee", "rewarded", "reward_issued"],
    ]);
    expect(answer.decisions?.map(({ reward }) => reward)).toEqual([
      expect.objectContaining({ kind: "credits", amount: creditsPerReferral, currency: "EUR" }),
      expect.objectContaining({ kind: "coupon", amount: null, currency: null, code: expect.stringMatching(/^\w{8}$/) }),
    ]);
  });

  test("says that nothing is decided of an event no campaign waits for, at once", async () => {
    const { body } = await send({ event: "note_taken", customer: { source_id: "plain" } }, "/v1/events?wait=decisions");
    expect(body).toMatchObject({ decided: true, decisions: [] });
  });

  test("is found again by the event's id, with its decisions", async () => {
    const body = {
      event: "signed_up",
      customer: { source_id: "found" },
      referral: { code: "CODE-2" },
      metadata: { a: [1] },
    };
    const sent = await send(body, "/v1/events?wait=decisions");
    const found = await get(app.url, shop.key, `/v1/events/${sent.body.id}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      ...{ id: sent.body.id, object: "event", type: "signed_up", metadata: { a: [1] } },
      ...{ customer: { source_id: "found" }, referral: { code: "CODE-2" }, status: "decided" },
    });
    expect(found.body.decisions?.map(({ side }) => side).sort()).toEqual(["referee", "referrer"]);
  });

  test("is 404 for an id that names no event of the project", async () => {
    const other = await makeReferralProject(pool(), 0);
    const theirs = await post(app.url, other.key, { event: "note_taken", customer: { source_id: "x" } });
    for (const id of [theirs.body.id, "event_00000000000000000000000000", "nonsense"]) {
      expect(await get(app.url, shop.key, `/v1/events/${id}`)).toMatchObject({
        status: 404,
        body: { key: "not_found" },
      });
    }
  });
});

describe("a dry run", () => {
  test("answers the decisions that the event would set off", async () => {
    const body = { event: "signed_up", customer: { source_id: "would" }, referral: { code: "CODE-0" } };
    const { body: answer } = await send(body, "/v1/events/dry-run");
    expect(answer).toMatchObject({ valid: true, customer: { known: false } });
    expect(answer.decisions?.map(({ side, outcome, reward }) => [side, outcome, reward?.kind])).toEqual([
      ["referrer", "rewarded", "credits"],
      ["referee", "rewarded", "coupon"],
    ]);
  });

  test("stores nothing in any table, whether the event is good, refused, of a stranger or no JSON", async () => {
    await send({ event: "note_taken", customer: { source_id: "dry" } });
    const before = await rowCounts();
    const bodies = [
      { event: "signed_up", customer: { source_id: "dry" }, referral: { code: "CODE-1" } },
      { event: "signed_up", customer: { source_id: "stranger" }, source_id: "dry-key" },
      { event: "order_placed", customer: { source_id: "dry" }, metadata: { total: -1 } },
      { event: "no_such_event", customer: { source_id: "dry" } },
      { event: "signed_up", customer: { id: "cust_00000000000000000000000000" } },
      Buffer.from("{"),
    ];
    const answers = await Promise.all(bodies.map((body) => send(body, "/v1/events/dry-run")));
    expect(answers.map(({ status, body }) => [status, body.valid])).toEqual([
      [200, true],
      [200, true],
      [200, false],
      [200, false],
      [200, false],
      [200, false],
    ]);
    expect(await rowCounts()).toEqual(before);
  });

  test("tells everything that does not fit, as the real answer would", async () => {
    const body = { event: "order_placed", customer: { source_id: "dry" }, metadata: { order_id: 7, total: -1 } };
    const dry = await send(body, "/v1/events/dry-run");
    const real = await send(body);
    expect(real.status).toBe(400);
    expect(dry.body.violations).toEqual(real.body.violations);
  });
});
