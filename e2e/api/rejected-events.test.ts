import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicId, storedId } from "@/lib/domain/id";
import { MendedItems, RejectedGroups, RejectedList, ResolvedItems } from "@/lib/domain/rejected/rejected-event";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { db, pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { type Call, makeInbox, mendOne, order, publish, readRejected, refused, replay } from "./inbox";
import { makePerson, makeProject, signIn } from "./people";
import { startApp } from "./server";
import { makeReferralCampaign, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let worker: DecideLoop;

beforeAll(async () => {
  app = await startApp();
  worker = new DecideLoop();
  await worker.start();
});
afterAll(async () => {
  await worker.stop();
  await app.close();
});

const inbox = () => makeInbox(app.url);

async function postBytes(shop: Shop, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const headers = { ...shop.project.keys.server, "content-type": "application/json" };
  const answer = await fetch(`${app.url}/v1/events`, { method: "POST", headers, body });
  expect(answer.status).toBe(400);
  return ((await answer.json()) as { rejected_event_id: string }).rejected_event_id;
}

const read = readRejected;
const list = async (call: Call, query = "") =>
  RejectedList.parse((await call("GET", `/api/rejected-events${query}`)).body);

async function decided(projectId: string): Promise<void> {
  const untilMs = Date.now() + 10_000;
  while ((await db().eventDue.count({ where: { projectId } })) > 0) {
    if (Date.now() > untilMs) throw new Error("events stayed undecided");
    await sleep(20);
  }
}

const auditsOf = (id: string) =>
  db().auditEntry.findMany({
    where: { resourceKind: "rejected_event", resourceId: storedId("rejectedEvent", id) ?? "" },
    orderBy: { id: "asc" },
  });

describe("reading the inbox", () => {
  test("newest first, page by page, with who sent it and what is wrong", async () => {
    const { call } = await inbox();
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) ids.push(await refused(call, order({ order_id: `N-${at}`, amount: `${at}` })));
    const first = await list(call, "?limit=3");
    expect(first.data.map(({ id }) => id)).toEqual([ids[4], ids[3], ids[2]]);
    expect(first.data[0]).toMatchObject({
      event: "order_placed",
      customer: "ann",
      reason: "invalid_event",
      problem: "order_placed|/metadata/amount|type",
      sentence: '`amount` should be a number, but "4" came. Send 4 without quotes.',
      key: { name: "test" },
      status: "open",
      isMended: false,
    });
    const second = await list(call, `?limit=3&cursor=${first.nextCursor}`);
    expect(second.data.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(second.nextCursor).toBeNull();
  });

  test("narrowed by status, problem, event, key, reason, time and text", async () => {
    const { call } = await inbox();
    const typed = await refused(call, order({ order_id: "N-1", amount: "12" }, { source_id: "KEY-77" }));
    const missing = await refused(call, order({ amount: 3, note: "find the Heron" }));
    const unknown = await refused(call, { event: "order_place", customer: { source_id: "ben" } });
    const ids = async (query: string) => (await list(call, query)).data.map(({ id }) => id);
    const [{ key } = { key: null }] = (await list(call)).data;
    expect(await ids("?event=order_placed")).toEqual([missing, typed]);
    expect(await ids(`?problem=${encodeURIComponent("order_placed|/metadata/amount|type")}`)).toEqual([typed]);
    expect(await ids("?reason=unknown_event")).toEqual([unknown]);
    expect(await ids("?q=key-7")).toEqual([typed]);
    expect(await ids("?q=Heron")).toEqual([missing]);
    expect(await ids(`?q=${unknown}`)).toEqual([unknown]);
    expect(await ids(`?key=${key?.id}`)).toEqual([unknown, missing, typed]);
    expect(await ids(`?key=${publicId("apiKey", newId())}`)).toEqual([]);
    expect(await ids("?key=nonsense")).toEqual([]);
    expect(await ids("?status=dismissed")).toEqual([]);
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    expect(await ids(`?from=${hourAgo}`)).toHaveLength(3);
    expect(await ids(`?to=${hourAgo}`)).toEqual([]);
    expect((await call("GET", "/api/rejected-events?cursor=nonsense")).status).toBe(400);
  });

  test("by problem: how many, since when, from which key, on which day", async () => {
    const { call } = await inbox();
    for (const amount of ["1", "2", "3"]) await refused(call, order({ order_id: "N", amount }));
    await publish((await inbox()).project.id, "elsewhere", {});
    await refused(call, { event: "order_place", customer: { source_id: "ben" } });
    const groups = RejectedGroups.parse((await call("GET", "/api/rejected-events/groups?days=7")).body);
    expect(groups).toMatchObject({ groupsCount: 2, eventsCount: 4 });
    expect(groups.days).toHaveLength(7);
    expect(groups.data[0]).toMatchObject({
      problem: "order_placed|/metadata/amount|type",
      event: "order_placed",
      pointer: "/metadata/amount",
      code: "type",
      count: 3,
      keys: [{ key: { name: "test" }, count: 3 }],
      daily: [0, 0, 0, 0, 0, 0, 3],
      schemaNumbers: [1],
    });
    expect(groups.data[1]?.sentence).toBe('No event is called "order_place". Did you mean order_placed?');
    const bySeen = RejectedGroups.parse((await call("GET", "/api/rejected-events/groups?sort=last_seen&limit=1")).body);
    expect(bySeen.data.map(({ event }) => event)).toEqual(["order_place"]);
    expect(bySeen.groupsCount).toBe(2);
  });

  test("one, with its body, the version it was judged by and whether it would pass now", async () => {
    const { call, project } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "12" }));
    const before = await read(call, id);
    expect(before).toMatchObject({
      schema: { name: "order_placed", judgedBy: 1, current: 1 },
      body: { isJson: true, isUtf8: true, json: order({ order_id: "N-1", amount: "12" }) },
      mended: null,
      eventId: null,
      verdict: { passes: false, reason: "invalid_event", violations: [{ pointer: "/metadata/amount", code: "type" }] },
    });
    await publish(project.id, "order_placed", { properties: [] });
    const after = await read(call, id);
    expect(after).toMatchObject({ schema: { judgedBy: 1, current: 2 }, verdict: { passes: true, schemaNumber: 2 } });
  });

  test.each([
    ["bytes that are no UTF-8", [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d], false],
    ["a NUL", [...Buffer.from('{"event":"a\u0000b"}')], true],
    ["a byte order mark", [0xef, 0xbb, 0xbf, 0x7b, 0x7d], true],
    ["half of a surrogate pair, escaped", [...Buffer.from('{"event":"\\ud800"}')], true],
  ])("keeps %s byte for byte", async (_title, bytes, isUtf8) => {
    const shop = await inbox();
    const body = Uint8Array.from(bytes);
    const record = await read(shop.call, await postBytes(shop, body));
    expect([...Buffer.from(record.body.base64, "base64")]).toEqual(bytes);
    expect(record.body).toMatchObject({ bytes: bytes.length, isUtf8 });
    expect(record.verdict?.passes).toBe(false);
    expect(await replay(shop.call, { ids: [record.id] })).toMatchObject({ stillRefused: 1, replayed: 0 });
  });
});

describe("mending one", () => {
  test("answers what it would be answered now, keeps the body that came, and is audited without texts", async () => {
    const { call } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "12", note: "for Ann" }));
    const still = await mendOne(call, id, order({ order_id: "N-1" }));
    expect(still.body).toMatchObject({ passes: false, violations: [{ code: "required" }] });
    const mended = await mendOne(call, id, order({ order_id: "N-1", amount: 12, note: "for Bo" }));
    expect(mended).toMatchObject({ status: 200, body: { passes: true, schemaNumber: 1 } });
    const record = await read(call, id);
    expect(record.body.json).toEqual(order({ order_id: "N-1", amount: "12", note: "for Ann" }));
    expect(record.mended?.json).toEqual(order({ order_id: "N-1", amount: 12, note: "for Bo" }));
    const audits = await auditsOf(id);
    expect(audits.map(({ action }) => action)).toEqual(["rejected_event.mend", "rejected_event.mend"]);
    expect(audits[1]?.after).toMatchObject({
      changes: [
        { pointer: "/metadata/amount", after: 12 },
        { pointer: "/metadata/note", after: "text of 6 characters" },
      ],
    });
    expect(JSON.stringify(audits)).not.toContain("for ");
    await mendOne(call, id, null);
    expect(await read(call, id)).toMatchObject({ mended: null, verdict: { passes: false } });
  });

  test("is refused for a body that is too big, for half a character, and once the event is settled", async () => {
    const { call } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "12" }));
    expect((await mendOne(call, id, "x".repeat(64 * 1024))).status).toBe(400);
    const half = await call("PUT", `/api/rejected-events/${id}/mended`, { body: "\ud800" });
    expect(half.status).toBe(400);
    await call("POST", "/api/rejected-events/dismiss", { ids: [id] });
    expect((await mendOne(call, id, order({}))).status).toBe(409);
  });

  test("of a body that is no JSON is kept and told as such", async () => {
    const { call } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "12" }));
    const answer = await call("PUT", `/api/rejected-events/${id}/mended`, { body: '{"event":' });
    expect(answer).toMatchObject({ status: 200, body: { passes: false, reason: "invalid_json" } });
    expect((await read(call, id)).mended).toMatchObject({ text: '{"event":', isJson: false });
  });
});

describe("mending many", () => {
  const cast = [{ op: "to_number", pointer: "/metadata/amount" }];
  const mend = async (call: Call, input: object) => {
    const answer = await call("POST", "/api/rejected-events/mend", input);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return MendedItems.parse(answer.body);
  };

  test("shows before and after and stores nothing, then stores, per problem", async () => {
    const { call } = await inbox();
    const ids = [];
    for (const amount of ["1", "2.50", "free"]) ids.push(await refused(call, order({ order_id: "N", amount })));
    const problem = "order_placed|/metadata/amount|type";
    const preview = await mend(call, { problem, operations: cast, preview: true });
    expect(preview).toMatchObject({ mended: 2, passing: 2 });
    expect(preview.data.map(({ outcome }) => outcome)).toEqual(["mended", "mended", "unchanged"]);
    expect(preview.data[1]?.before).toContain('"amount":"2.50"');
    expect(preview.data[1]?.after).toContain('"amount":2.5');
    expect((await read(call, ids[0] ?? "")).mended).toBeNull();
    const stored = await mend(call, { problem, operations: cast });
    expect(stored).toMatchObject({ mended: 2, passing: 2 });
    expect(stored.data[0]).not.toHaveProperty("before");
    expect((await read(call, ids[1] ?? "")).mended?.json).toEqual(order({ order_id: "N", amount: 2.5 }));
    expect(await auditsOf(ids[1] ?? "")).toMatchObject([
      { action: "rejected_event.mend", after: { operations: cast } },
    ]);
    expect(await auditsOf(ids[2] ?? "")).toEqual([]);
  });

  test("answers each id: unreadable, dismissed, unknown", async () => {
    const shop = await inbox();
    const { call } = shop;
    const good = await refused(call, order({ order_id: "N", amount: "1" }));
    const unreadable = await postBytes(shop, new Uint8Array([0xff]));
    const dismissed = await refused(call, order({ order_id: "N", amount: "1" }));
    await call("POST", "/api/rejected-events/dismiss", { ids: [dismissed] });
    const unknown = publicId("rejectedEvent", newId());
    const { data } = await mend(call, { ids: [unknown, unreadable, good, dismissed, "nonsense"], operations: cast });
    expect(data.map(({ id, outcome }) => [id, outcome])).toEqual([
      [unknown, "not_found"],
      [unreadable, "unreadable"],
      [good, "mended"],
      [dismissed, "dismissed"],
      ["nonsense", "not_found"],
    ]);
  });

  test.each([
    ["neither ids nor a problem", { operations: cast }],
    ["both", { ids: ["x"], problem: "y", operations: cast }],
    ["no operation", { ids: ["x"], operations: [] }],
    ["an unknown operation", { ids: ["x"], operations: [{ op: "eval", pointer: "/a" }] }],
    ["no pointer", { ids: ["x"], operations: [{ op: "remove", pointer: "amount" }] }],
    ["more than 1,000", { ids: new Array(1_001).fill("x"), operations: cast }],
  ])("is refused with %s", async (_title, input) => {
    const { call } = await inbox();
    expect((await call("POST", "/api/rejected-events/mend", input)).status).toBe(400);
  });
});

describe("replaying", () => {
  test("gives each its outcome, in the order asked", async () => {
    const { call, project } = await inbox();
    const mended = await refused(
      call,
      order({ order_id: "N-1", amount: "12" }, { occurred_at: "2026-01-02T03:04:05Z" }),
    );
    const bad = await refused(call, order({ order_id: "N-2", amount: "13" }));
    const dismissed = await refused(call, order({ order_id: "N-3", amount: "14" }));
    await mendOne(call, mended, order({ order_id: "N-1", amount: 12 }, { occurred_at: "2026-01-02T03:04:05Z" }));
    await call("POST", "/api/rejected-events/dismiss", { ids: [dismissed] });
    const unknown = publicId("rejectedEvent", newId());
    const first = await replay(call, { ids: [bad, unknown, mended, dismissed] });
    expect(first.data).toMatchObject([
      { id: bad, outcome: "still_refused", verdict: { reason: "invalid_event", violations: [{ code: "type" }] } },
      { id: unknown, outcome: "not_found" },
      { id: mended, outcome: "replayed", eventId: mended, replayed: false },
      { id: dismissed, outcome: "dismissed" },
    ]);
    expect(first).toMatchObject({ replayed: 1, stillRefused: 1 });
    const kept = await read(call, mended);
    const event = (await call("GET", `/api/events/${mended}`)).body;
    expect(event).toMatchObject({
      id: mended,
      receivedAt: kept.receivedAt,
      occurredAt: "2026-01-02T03:04:05.000Z",
      channel: "server",
      sourceId: null,
      metadata: { order_id: "N-1", amount: 12 },
    });
    expect(kept).toMatchObject({ status: "replayed", eventId: mended, resolvedBy: "test", verdict: null });
    expect((await replay(call, { ids: [mended] })).data).toMatchObject([
      { outcome: "already_replayed", eventId: mended, replayed: true },
    ]);
    expect(await db().event.count({ where: { projectId: project.id } })).toBe(1);
    expect((await auditsOf(mended)).map(({ action }) => action)).toEqual([
      "rejected_event.mend",
      "rejected_event.replay",
    ]);
  });

  test("after a schema is mended gives what would have been, had it been valid at once", async () => {
    const shop = await inbox();
    const { call, project } = shop;
    const { referral } = await makeReferralCampaign(shop);
    const published = await call("POST", "/v1/publications", {
      campaign: { name: referral.name },
      customer: { source_id: "nora", email: "nora@example.com" },
    });
    const code = published.body.voucher.code;
    await publish(project.id, "signed_up", { properties: [{ id: "p", name: "plan", type: "number", required: true }] });
    const signUp = (source_id: string) => ({
      event: "signed_up",
      customer: { source_id, email: `${source_id}@example.com` },
      metadata: { plan: "pro" },
      referral: { code },
      occurred_at: new Date().toISOString(),
    });
    const kept = await refused(call, signUp("late"));
    await publish(project.id, "signed_up", { properties: [{ id: "p", name: "plan", type: "string" }] });
    const { data } = await replay(call, { ids: [kept] });
    expect(data).toMatchObject([{ outcome: "replayed", eventId: kept }]);
    const valid = await call("POST", "/v1/events", signUp("prompt"));
    expect(valid.status).toBe(200);
    await decided(project.id);
    const effectsOf = async (id: string) => {
      const { decisions, rewards, referrals } = (await call("GET", `/api/events/${id}`)).body;
      return {
        decisions: decisions.map(({ side, outcome, reason, checks }: Record<string, unknown>) => ({
          side,
          outcome,
          reason,
          checks,
        })),
        rewards: rewards.map(({ side, kind, amountMinor }: Record<string, unknown>) => ({ side, kind, amountMinor })),
        referrals: referrals.length,
      };
    };
    const effects = await effectsOf(kept);
    expect(effects.rewards).toHaveLength(2);
    expect(effects).toEqual(await effectsOf(valid.body.id));
  });

  test.each([
    ["without a key", {}],
    ["with a key", { source_id: "order-1" }],
  ])("50 times at once %s makes one event and one set of decisions", async (_title, more) => {
    const shop = await inbox();
    const { call, project } = shop;
    const { referral } = await makeReferralCampaign(shop);
    const published = await call("POST", "/v1/publications", {
      campaign: { name: referral.name },
      customer: { source_id: "nora", email: "nora@example.com" },
    });
    const id = await refused(call, {
      event: "signed_upp",
      customer: { source_id: "alex" },
      referral: { code: published.body.voucher.code },
      ...more,
    });
    await publish(project.id, "signed_upp", {});
    await publish(project.id, "signed_up", {});
    await mendOne(call, id, {
      event: "signed_up",
      customer: { source_id: "alex" },
      referral: { code: published.body.voucher.code },
      ...more,
    });
    const answers = await Promise.all(Array.from({ length: 50 }, () => replay(call, { ids: [id] })));
    const outcomes = answers.map(({ data }) => data[0]?.outcome);
    expect(outcomes.filter((outcome) => outcome === "replayed")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already_replayed")).toHaveLength(49);
    expect(new Set(answers.map(({ data }) => data[0]?.eventId))).toEqual(new Set([id]));
    await decided(project.id);
    expect(await db().event.count({ where: { projectId: project.id } })).toBe(1);
    expect(await db().decision.count({ where: { projectId: project.id } })).toBe(2);
    expect(await db().reward.count({ where: { projectId: project.id } })).toBe(2);
  });

  test("after a replay that died before it was marked only marks it", async () => {
    const { call, project } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "12" }));
    await mendOne(call, id, order({ order_id: "N-1", amount: 12 }));
    await replay(call, { ids: [id] });
    await db().rejectedEvent.update({
      where: { id: storedId("rejectedEvent", id) ?? "" },
      data: { status: "open", resolvedAt: null, resolvedBy: null },
    });
    expect((await replay(call, { ids: [id] })).data).toMatchObject([
      { outcome: "replayed", eventId: id, replayed: true },
    ]);
    expect(await db().event.count({ where: { projectId: project.id } })).toBe(1);
    expect((await read(call, id)).status).toBe("replayed");
  });

  test("waits for a dead process's statement that is still running, and then only marks it", async () => {
    const { call, project } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "12" }));
    await mendOne(call, id, order({ order_id: "N-1", amount: 12 }));
    const schema = await db().eventSchema.findFirstOrThrow({ where: { projectId: project.id, name: "order_placed" } });
    const other = await pool().connect();
    await other.query("BEGIN");
    await other.query(
      `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
       VALUES ($1, $2, $3, 1, $4, now(), now(), 'server', '{}')`,
      [storedId("rejectedEvent", id), project.id, schema.id, newId()],
    );
    const answer = replay(call, { ids: [id] });
    await waitUntil(async () => {
      const { rows } = await pool().query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      return rows.length > 0;
    });
    await other.query("COMMIT");
    other.release();
    expect((await answer).data).toMatchObject([{ outcome: "replayed", eventId: id, replayed: true }]);
    expect(await db().event.count({ where: { projectId: project.id } })).toBe(1);
  });

  test("of what the sender sent again meanwhile is the same event, or a conflict", async () => {
    const { call, project } = await inbox();
    const good = order({ order_id: "N-1", amount: 12 }, { source_id: "order-1" });
    const same = await refused(call, order({ order_id: "N-1", amount: "12" }, { source_id: "order-1" }));
    const other = await refused(call, order({ order_id: "N-1", amount: "99" }, { source_id: "order-1" }));
    const sent = await call("POST", "/v1/events", good);
    await mendOne(call, same, good);
    const verdict = await mendOne(call, other, order({ order_id: "N-1", amount: 99 }, { source_id: "order-1" }));
    expect(verdict.body).toMatchObject({ passes: false, reason: "idempotency_conflict" });
    const { data } = await replay(call, { ids: [same, other] });
    expect(data).toMatchObject([
      { outcome: "replayed", eventId: sent.body.id, replayed: true },
      { outcome: "still_refused", verdict: { reason: "idempotency_conflict" } },
    ]);
    expect((await replay(call, { ids: [same] })).data).toMatchObject([
      { outcome: "already_replayed", eventId: sent.body.id },
    ]);
    expect((await read(call, same)).eventId).toBe(sent.body.id);
    expect(await db().event.count({ where: { projectId: project.id } })).toBe(1);
  });

  test("of an unknown customer's id is refused until she is known", async () => {
    const { call } = await inbox();
    const stranger = publicId("customer", newId());
    const body = { ...order({ order_id: "N", amount: 1 }), customer: { id: stranger } };
    const id = await refused(call, body);
    expect((await read(call, id)).verdict).toMatchObject({ passes: false, reason: "not_found" });
    const known = await call("POST", "/v1/customers", { source_id: "ann" });
    const mended = await mendOne(call, id, { ...body, customer: { id: known.body.id } });
    expect(mended.body.passes).toBe(true);
    expect((await replay(call, { ids: [id] })).replayed).toBe(1);
  });

  test("of a problem goes page by page, the oldest first", async () => {
    const { call, project } = await inbox();
    const ids = [];
    for (let at = 0; at < 5; at++) ids.push(await refused(call, order({ order_id: `N-${at}`, amount: `${at}` })));
    const problem = "order_placed|/metadata/amount|type";
    await publish(project.id, "order_placed", { properties: [{ id: "p2", name: "amount", type: "string" }] });
    const first = await replay(call, { problem, limit: 3 });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    const second = await replay(call, { problem, limit: 3, cursor: first.nextCursor ?? "" });
    expect(second.data.map(({ id }) => id)).toEqual(ids.slice(3));
    expect(second.nextCursor).toBeNull();
    expect(await db().event.count({ where: { projectId: project.id } })).toBe(5);
  });
});

describe("dismissing", () => {
  test("takes events out of the inbox until they are opened again", async () => {
    const { call } = await inbox();
    const one = await refused(call, order({ order_id: "N-1", amount: "1" }));
    const other = await refused(call, order({ order_id: "N-2", amount: "2" }));
    const problem = "order_placed|/metadata/amount|type";
    const dismissed = ResolvedItems.parse((await call("POST", "/api/rejected-events/dismiss", { problem })).body);
    expect(dismissed).toMatchObject({ changed: 2, data: [{ id: one, status: "dismissed" }, { id: other }] });
    expect((await list(call)).data).toEqual([]);
    expect((await list(call, "?status=dismissed")).data).toMatchObject([
      { id: other, resolvedBy: "test" },
      { id: one },
    ]);
    const again = await call("POST", "/api/rejected-events/dismiss", { ids: [one] });
    expect(again.body).toMatchObject({ changed: 0, data: [{ status: "dismissed" }] });
    const opened = await call("POST", "/api/rejected-events/reopen", { ids: [one] });
    expect(opened.body).toMatchObject({ changed: 1, data: [{ id: one, status: "open" }] });
    expect((await list(call)).data).toMatchObject([{ id: one, resolvedAt: null, resolvedBy: null }]);
    expect((await auditsOf(one)).map(({ action }) => action)).toEqual([
      "rejected_event.dismiss",
      "rejected_event.reopen",
    ]);
  });
});

describe("another project's events", () => {
  test("are not found, whatever is asked of them", async () => {
    const { call } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "1" }));
    const stranger = await inbox();
    expect((await stranger.call("GET", `/api/rejected-events/${id}`)).status).toBe(404);
    expect((await mendOne(stranger.call, id, {})).status).toBe(404);
    for (const verb of ["replay", "dismiss", "reopen"]) {
      const answer = await stranger.call("POST", `/api/rejected-events/${verb}`, { ids: [id] });
      expect(answer.status, verb).toBe(404);
    }
    const operations = [{ op: "remove", pointer: "/metadata/amount" }];
    const mend = await stranger.call("POST", "/api/rejected-events/mend", { ids: [id], operations });
    expect(mend.status).toBe(404);
    const problem = "order_placed|/metadata/amount|type";
    expect((await replay(stranger.call, { problem })).data).toEqual([]);
    expect((await stranger.call("GET", "/api/rejected-events/groups")).body.data).toEqual([]);
    expect(await read(call, id)).toMatchObject({ status: "open", mended: null });
  });

  test("are read by a viewer of their own project, who may not touch them", async () => {
    const project = await makeProject();
    const cookie = await signIn(app.url, (await makePerson({ [project.id]: "viewer" })).email);
    const headers = { cookie, origin: app.url, "x-goodword-project": project.publicId };
    const seen = await fetch(`${app.url}/api/rejected-events`, { headers });
    expect(seen.status).toBe(200);
    const answer = await fetch(`${app.url}/api/rejected-events/replay`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ ids: ["event_x"] }),
    });
    expect(answer.status).toBe(403);
  });
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  const untilMs = Date.now() + 5_000;
  while (!(await holds())) {
    if (Date.now() > untilMs) throw new Error("waited in vain");
    await sleep(10);
  }
}
