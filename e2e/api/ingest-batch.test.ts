import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { startDirectPaths } from "./direct-server";
import { post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";

const doors = [
  { door: "as a route of Next", start: startApp },
  { door: "directly", start: startDirectPaths },
];

describe.each(doors)("a batch that is served $door", ({ start }) => {
  let app: Awaited<ReturnType<typeof start>>;
  let shop: ReferralProject;

  beforeAll(async () => {
    app = await start();
    shop = await makeReferralProject(pool());
  });

  afterAll(async () => {
    expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
    await app.close();
  });

  const send = (body: unknown) => post(app.url, shop.key, body, { path: "/v1/events/batch" });
  const note = (sourceId: string, more: object = {}) => ({
    ...{ event: "note_taken", customer: { source_id: sourceId } },
    ...more,
  });

  async function countEvents(): Promise<number> {
    const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM event WHERE project_id = $1", [
      shop.project.id,
    ]);
    return rows[0]?.n ?? -1;
  }

  test("is answered item by item in the order sent, and stores the good whatever the bad ones do", async () => {
    const before = await countEvents();
    const text = JSON.stringify({
      events: [
        note("b0", { source_id: "batch-0" }),
        note("b1", { event: "no_such_event" }),
        note("b2", { source_id: "batch-2" }),
        { event: "order_placed", customer: { source_id: "b3" }, metadata: { total: "free" } },
        "not an event",
        note("b5", { source_id: "batch-0" }),
        note("b0", { source_id: "batch-0" }),
        note("b7", { metadata: { "replaced-with-a-nul": 1 } }),
        note("b8", { metadata: { big: "x".repeat(70_000) } }),
        note("b9"),
      ],
    }).replace("replaced-with-a-nul", "\\u0000");
    const { status, body } = await send(Buffer.from(text));
    expect(status).toBe(200);
    expect(body.events?.map((item) => [item.status, item.error?.key ?? item.replayed])).toEqual([
      [200, false],
      [400, "unknown_event"],
      [200, false],
      [400, "invalid_event"],
      [400, "invalid_payload"],
      [409, "idempotency_conflict"],
      [200, true],
      [400, "invalid_json"],
      [400, "invalid_json"],
      [200, false],
    ]);
    expect(body.events?.[6]?.id).toBe(body.events?.[0]?.id);
    expect(body).toMatchObject({ object: "list", data_ref: "events", accepted: 4, rejected: 6 });
    expect(await countEvents()).toBe(before + 3);
  });

  test("keeps each refused item byte for byte", async () => {
    const bad = '{ "event" : "nö_such_event",  "customer":{"source_id":"r"} }';
    const { body } = await send(Buffer.from(`{"events":[${JSON.stringify(note("r0"))}, ${bad} ,${bad}]}`));
    const ids = body.events?.slice(1).map(({ error }) => storedId("rejectedEvent", error?.rejected_event_id ?? ""));
    const { rows } = await pool().query<{ raw: Buffer }>("SELECT raw FROM rejected_event WHERE id = ANY($1)", [ids]);
    expect(rows.map(({ raw }) => raw.toString())).toEqual([bad, bad]);
  });

  test("takes a bare list as well", async () => {
    expect(await send([note("bare")])).toMatchObject({ status: 200, body: { accepted: 1 } });
  });

  test("takes 1,000 events", async () => {
    const { status, body } = await send({ events: Array.from({ length: 1_000 }, (_, at) => note(`k${at}`)) });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1_000, rejected: 0 });
  });

  test("is refused as a whole with 1,001, saying how many there may be", async () => {
    const before = await countEvents();
    const { status, body } = await send({ events: Array.from({ length: 1_001 }, (_, at) => note(`m${at}`)) });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 400, key: "invalid_json" });
    expect(body.details).toMatch(/1001 items; expected at most 1000/);
    expect(await countEvents()).toBe(before);
  });

  test.each([
    ["no list", { event: "note_taken" }],
    ["a list under another name", { items: [] }],
    ["a text", "events"],
    ["null", null],
  ])("is refused when it holds %s, saying what is expected", async (_, body) => {
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: { key: "invalid_json" } });
    expect(answer.body.details).toContain('{"events": [ … ]}');
  });

  test("of more than 5 MiB is 413 in the wire's words, and stores nothing", async () => {
    const before = await countEvents();
    const filler = note("f", { metadata: { text: "x".repeat(60_000) } });
    const { status, body } = await send({ events: Array.from({ length: 90 }, () => filler) });
    expect(status).toBe(413);
    expect(body).toMatchObject({
      ...{ code: 413, key: "payload_too_large" },
      message: "Payload content length greater than maximum allowed: 5242880",
    });
    expect(await countEvents()).toBe(before);
  });

  test("counts each event against the key's limit, and leaves other keys alone", async () => {
    const slow = await shop.project.addKey({ ratePerSecond: 50 });
    const hundred = { events: Array.from({ length: 100 }, (_, at) => note(`l${at}`)) };
    const first = await post(app.url, slow, hundred, { path: "/v1/events/batch" });
    expect(first.status).toBe(200);
    const second = await post(app.url, slow, hundred, { path: "/v1/events/batch" });
    expect(second).toMatchObject({ status: 429, body: { code: 429, key: "too_many_requests" } });
    expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await send(hundred)).toMatchObject({ status: 200, body: { accepted: 100 } });
  });
});
