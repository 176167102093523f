import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import {
  CheckedItems,
  MendedItems,
  RejectedCount,
  RejectedVerdict,
  SchemaChanges,
} from "@/lib/domain/rejected/rejected-event";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { db } from "@/lib/server/db";
import { type Call, makeInbox, mendOne, order, problems, publish, readRejected, refused, replay } from "./inbox";
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
const asText = "order_placed|/metadata/amount|type";
const problemQuery = `?state=any&problem=${encodeURIComponent(asText)}`;

/** Sets a rejected event back by some hours, as if it had come and been settled then. */
async function setBack(id: string, hours: number): Promise<void> {
  const stored = storedId("rejectedEvent", id) ?? "";
  const row = await db().rejectedEvent.findUniqueOrThrow({ where: { id: stored } });
  const before = (moment: Date | null) => moment && new Date(moment.getTime() - hours * 3_600_000);
  await db().rejectedEvent.update({
    where: { id: stored },
    data: { receivedAt: before(row.receivedAt) ?? row.receivedAt, resolvedAt: before(row.resolvedAt) },
  });
}

describe("a problem's state", () => {
  test("is open, then resolved once everything was replayed, with who did it", async () => {
    const { call } = await inbox();
    const ids = [];
    for (const at of [1, 2]) ids.push(await refused(call, order({ order_id: `N-${at}`, amount: `${at}` })));
    expect((await problems(call)).data).toMatchObject([{ state: "open", open: 2, settled: null, cameBackAt: null }]);
    const operations = [{ op: "to_number", pointer: "/metadata/amount" }];
    await call("POST", "/api/rejected-events/mend", { problem: asText, operations });
    await replay(call, { ids: ids.slice(0, 1) });
    expect((await problems(call)).data).toMatchObject([{ state: "open", open: 1, replayed: 1, cameBackAt: null }]);
    await replay(call, { problem: asText });
    const after = await problems(call, "?state=resolved");
    expect(after.data).toMatchObject([
      { state: "resolved", open: 0, replayed: 2, count: 2, settled: { by: "test", how: "replayed" }, cameBackAt: null },
    ]);
    expect(after.states).toEqual({ open: 0, resolved: 1, dismissed: 0 });
    expect((await problems(call)).data).toEqual([]);
  });

  test("says that it came back, since when, and who had resolved it", async () => {
    const { call } = await inbox();
    const first = await refused(call, order({ order_id: "N-1", amount: "1" }));
    await mendOne(call, first, order({ order_id: "N-1", amount: 1 }));
    await replay(call, { ids: [first] });
    await setBack(first, 5);
    const second = await refused(call, order({ order_id: "N-2", amount: "2" }));
    await refused(call, order({ order_id: "N-3", amount: "3" }));
    const settledAt = (await readRejected(call, first)).resolvedAt;
    const cameBackAt = (await readRejected(call, second)).receivedAt;
    const back = { state: "open", cameBackAt, settled: { at: settledAt, by: "test", how: "replayed" } };
    expect((await problems(call)).data).toMatchObject([{ ...back, open: 2 }]);
    await mendOne(call, second, order({ order_id: "N-2", amount: 2 }));
    await replay(call, { ids: [second] });
    expect((await problems(call)).data).toMatchObject([{ ...back, open: 1 }]);
  });

  test("is not said to be back when some of it had stayed open all the time", async () => {
    const { call } = await inbox();
    const [one, other] = [
      await refused(call, order({ order_id: "N-1", amount: "1" })),
      await refused(call, order({ order_id: "N-2", amount: "2" })),
    ];
    await mendOne(call, one, order({ order_id: "N-1", amount: 1 }));
    await replay(call, { ids: [one] });
    await setBack(one, 5);
    await setBack(other, 5);
    await refused(call, order({ order_id: "N-3", amount: "3" }));
    expect((await problems(call)).data).toMatchObject([{ open: 2, cameBackAt: null }]);
  });

  test("is dismissed, comes back with the next event, and is open again when that is taken back", async () => {
    const { call } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "1" }));
    await call("POST", "/api/rejected-events/dismiss", { problem: asText });
    expect((await problems(call, "?state=dismissed")).data).toMatchObject([
      { dismissed: 1, settled: { how: "dismissed" } },
    ]);
    await setBack(id, 5);
    await refused(call, order({ order_id: "N-2", amount: "2" }));
    expect((await problems(call)).data).toMatchObject([{ open: 1, dismissed: 1, settled: { how: "dismissed" } }]);
    expect((await problems(call)).data[0]?.cameBackAt).not.toBeNull();
    await call("POST", "/api/rejected-events/reopen", { ids: [id] });
    expect((await problems(call)).data).toMatchObject([{ open: 2, dismissed: 0, settled: null, cameBackAt: null }]);
  });

  test("narrowed by kind, event, key, time and text; the curve counts what came, whatever became of it", async () => {
    const { call } = await inbox();
    const typed = await refused(call, order({ order_id: "N-1", amount: "12" }, { source_id: "KEY-77" }));
    await refused(call, order({ order_id: "N-2", amount: "13" }));
    await refused(call, { event: "order_place", customer: { source_id: "ben" } });
    const names = async (query: string) => (await problems(call, query)).data.map(({ problem }) => problem);
    expect(await names("?kind=type")).toEqual([asText]);
    expect(await names("?event=order_place")).toEqual(["order_place|/event|unknown_event"]);
    expect((await problems(call, "?q=key-7")).data).toMatchObject([{ problem: asText, count: 1, open: 2 }]);
    expect(await names("?q=nothing-of-the-kind")).toEqual([]);
    expect(await names("?key=nonsense")).toEqual([]);
    expect(await names(`?to=${new Date(Date.now() - 3_600_000).toISOString()}`)).toEqual([]);
    await call("POST", "/api/rejected-events/dismiss", { ids: [typed] });
    const [group] = (await problems(call, `${problemQuery}&days=30`)).data;
    expect(group?.daily.at(-1)).toBe(2);
    expect(group?.daily).toHaveLength(30);
  });

  test("is counted for the sidebar by problem, not by event", async () => {
    const { call } = await inbox();
    const count = async () => RejectedCount.parse((await call("GET", "/api/rejected-events/count")).body).openProblems;
    expect(await count()).toBe(0);
    for (const amount of ["1", "2"]) await refused(call, order({ order_id: "N", amount }));
    await refused(call, { event: "order_place", customer: { source_id: "ben" } });
    expect(await count()).toBe(2);
    await call("POST", "/api/rejected-events/dismiss", { problem: asText });
    expect(await count()).toBe(1);
  });
});

describe("looking before anything is stored", () => {
  test("a body is judged as it is written, and nothing is kept of it", async () => {
    const { call } = await inbox();
    const id = await refused(call, order({ order_id: "N-1", amount: "12" }));
    const check = async (body: string | null) =>
      RejectedVerdict.parse((await call("POST", `/api/rejected-events/${id}/check`, { body })).body);
    expect(await check(JSON.stringify(order({ order_id: "N-1", amount: 12 })))).toMatchObject({ passes: true });
    expect(await check(null)).toMatchObject({ passes: false, violations: [{ code: "type" }] });
    expect(await check("{")).toMatchObject({ passes: false, reason: "invalid_json" });
    expect(await readRejected(call, id)).toMatchObject({ mended: null, status: "open" });
  });

  test("how many would pass now moves with mending and with the schema, and the rest say why not", async () => {
    const { call, project } = await inbox();
    const ids = [];
    for (const amount of ["1", "2", "free"]) ids.push(await refused(call, order({ order_id: "N", amount })));
    const check = async (selection: object) =>
      CheckedItems.parse((await call("POST", "/api/rejected-events/check", selection)).body);
    expect(await check({ problem: asText })).toMatchObject({
      checked: 3,
      passing: 0,
      stillWrong: [{ pointer: "/metadata/amount", code: "type", count: 3 }],
    });
    await mendOne(call, ids[0] ?? "", order({ order_id: "N", amount: 1 }));
    expect(await check({ problem: asText })).toMatchObject({ checked: 3, passing: 1 });
    expect(await check({ ids: ids.slice(0, 1) })).toMatchObject({ checked: 1, passing: 1, stillWrong: [] });
    await publish(project.id, "order_placed", { properties: [] });
    expect(await check({ problem: asText })).toMatchObject({ checked: 3, passing: 3, stillWrong: [] });
  });

  test("a preview says why what stays wrong does", async () => {
    const { call } = await inbox();
    for (const body of [{ amount: "1" }, { order_id: "N", amount: "2" }]) await refused(call, order(body));
    const operations = [{ op: "to_number", pointer: "/metadata/amount" }];
    const answer = await call("POST", "/api/rejected-events/mend", { problem: asText, operations, preview: true });
    const preview = MendedItems.parse(answer.body);
    const missing = await call("POST", "/api/rejected-events/mend", {
      problem: "order_placed|/metadata/order_id|required",
      operations,
      preview: true,
    });
    expect(preview).toMatchObject({ mended: 1, passing: 1, stillWrong: [] });
    expect(MendedItems.parse(missing.body)).toMatchObject({
      mended: 1,
      passing: 0,
      stillWrong: [{ pointer: "/metadata/order_id", code: "required", count: 1 }],
    });
  });
});

describe("mending many, each kind of change", () => {
  const properties = [
    { id: "a", name: "flag", type: "boolean" },
    { id: "b", name: "day", type: "date" },
    { id: "c", name: "at", type: "datetime" },
    { id: "d", name: "plan", type: "string", required: true, constraints: { allowedValues: ["free", "pro"] } },
    { id: "e", name: "note", type: "string" },
  ] as const;

  test.each([
    ["rename", { flag: true, plam: "pro" }, [{ op: "rename", pointer: "/metadata/plam", to: "plan" }]],
    ["cast to true or false", { flag: "yes", plan: "pro" }, [{ op: "to_boolean", pointer: "/metadata/flag" }]],
    ["cast to a date", { day: "31.5.2026", plan: "pro" }, [{ op: "to_date", pointer: "/metadata/day" }]],
    [
      "cast to a moment",
      { at: "2026-05-31 10:00", plan: "pro" },
      [{ op: "to_datetime", pointer: "/metadata/at", offset: "+02:00" }],
    ],
    ["cast to text", { note: 7, plan: "pro" }, [{ op: "to_text", pointer: "/metadata/note" }]],
    ["fill a default", { note: "x" }, [{ op: "set_default", pointer: "/metadata/plan", value: "free" }]],
    ["set a constant", { plan: 3 }, [{ op: "set", pointer: "/metadata/plan", value: "free" }]],
    [
      "replace a value",
      { plan: "Premium" },
      [{ op: "replace", pointer: "/metadata/plan", from: "Premium", to: "pro" }],
    ],
    ["remove", { flag: "perhaps", plan: "pro" }, [{ op: "remove", pointer: "/metadata/flag" }]],
    ["move", { plan: "pro", day: true }, [{ op: "move", pointer: "/metadata/day", to: "/metadata/extra/day" }]],
  ])("%s makes the event fit, and it is replayed so", async (_title, metadata, operations) => {
    const { call, project } = await inbox();
    await publish(project.id, "subscribed", { properties: [...properties] });
    const id = await refused(call, { event: "subscribed", customer: { source_id: "ann" }, metadata });
    const answer = await call("POST", "/api/rejected-events/mend", { ids: [id], operations });
    expect(MendedItems.parse(answer.body)).toMatchObject({ mended: 1, passing: 1 });
    expect((await replay(call, { ids: [id] })).data).toMatchObject([{ outcome: "replayed", eventId: id }]);
  });
});

describe("of a problem only what a filter finds", () => {
  test("is mended, replayed and dismissed", async () => {
    const { call } = await inbox();
    const ids = [];
    for (const at of [1, 2, 3]) {
      ids.push(await refused(call, order({ order_id: `N-${at}`, amount: "5" }, { source_id: `KEY-${at}` })));
    }
    const operations = [{ op: "to_number", pointer: "/metadata/amount" }];
    const mended = await call("POST", "/api/rejected-events/mend", { problem: asText, q: "key-2", operations });
    expect(MendedItems.parse(mended.body).data.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await replay(call, { problem: asText, q: "key-2" })).data).toMatchObject([{ id: ids[1] }]);
    const later = { problem: asText, from: new Date(Date.now() + 3_600_000).toISOString() };
    expect((await replay(call, later)).data).toEqual([]);
    expect((await call("POST", "/api/rejected-events/dismiss", { problem: asText, q: "N-3" })).body.changed).toBe(1);
    expect((await problems(call)).data).toMatchObject([{ open: 1, replayed: 1, dismissed: 1 }]);
  });
});

describe("changing the schema instead", () => {
  const change = async (call: Call, problem: string) => {
    const answer = await call("GET", `/api/rejected-events/schema-changes?problem=${encodeURIComponent(problem)}`);
    return SchemaChanges.parse(answer.body).change;
  };

  test("is proposed with how many would pass, saved as a draft, and holds once it is published", async () => {
    const { call } = await inbox();
    const ids = [];
    for (const amount of ["12", "free"]) ids.push(await refused(call, order({ order_id: "N", amount })));
    const proposed = await change(call, asText);
    expect(proposed).toMatchObject({
      kind: "edit",
      words: "Let `amount` be text",
      hasDraft: false,
      outcome: { checked: 2, passing: 2 },
    });
    if (proposed?.kind !== "edit") throw new Error("no edit was proposed");
    const { schema, revision, definition } = proposed;
    const drafted = await call("PUT", `/api/event-schemas/${schema.id}/draft`, { revision, definition });
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(200);
    expect((await replay(call, { problem: asText })).stillRefused).toBe(2);
    expect(await change(call, asText)).toBeNull();
    const published = await call("POST", `/api/event-schemas/${schema.id}/publish`, {
      revision: drafted.body.revision,
    });
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    expect(await replay(call, { ids })).toMatchObject({ replayed: 2, stillRefused: 0 });
  });

  test("of an event that nobody defined is to define it; of one that is a draft, to publish that", async () => {
    const { call } = await inbox();
    await refused(call, { event: "left_review", customer: { source_id: "ben" }, metadata: { stars: 5 } });
    const problem = "left_review|/event|unknown_event";
    expect(await change(call, problem)).toMatchObject({
      kind: "create",
      name: "left_review",
      outcome: { checked: 1, passing: 1 },
    });
    const created = await call("POST", "/api/event-schemas", { name: "left_review" });
    expect(await change(call, problem)).toMatchObject({
      kind: "open",
      words: "Publish the draft of left_review",
      schema: { id: created.body.id },
    });
  });

  test("is not proposed where no schema could help, nor for another project", async () => {
    const { call } = await inbox();
    await refused(call, { ...order({ order_id: "N", amount: 1 }), customer: { source_id: "undefined" } });
    expect(await change(call, "order_placed|/customer/source_id|placeholder")).toBeNull();
    const other = await inbox();
    await refused(call, order({ order_id: "N", amount: "1" }));
    expect(await change(other.call, asText)).toBeNull();
  });
});

describe("replaying a referral whose code was in the wrong place", () => {
  async function referred(shop: Shop) {
    const { call, project } = shop;
    const { referral } = await makeReferralCampaign(shop);
    const published = await call("POST", "/v1/publications", {
      campaign: { name: referral.name },
      customer: { source_id: "nora", email: "nora@example.com" },
    });
    await publish(project.id, "signed_up", {
      properties: [{ id: "p", name: "plan", type: "string" }],
      policies: { unknownProperty: "reject", badValue: "reject" },
    });
    const id = await refused(call, {
      event: "signed_up",
      customer: { source_id: "alex", email: "alex@example.com" },
      metadata: { code: published.body.voucher.code },
    });
    const operations = [{ op: "move", pointer: "/metadata/code", to: "/referral/code" }];
    const mended = await call("POST", "/api/rejected-events/mend", { ids: [id], operations });
    expect(MendedItems.parse(mended.body)).toMatchObject({ mended: 1, passing: 1 });
    return id;
  }

  async function decided(projectId: string): Promise<void> {
    for (let left = 500; (await db().eventDue.count({ where: { projectId } })) > 0; left--) {
      if (left === 0) throw new Error("events stayed undecided");
      await sleep(20);
    }
  }

  test("rewards both sides", async () => {
    const shop = await inbox();
    const id = await referred(shop);
    await replay(shop.call, { ids: [id] });
    await decided(shop.project.id);
    const { body } = await shop.call("GET", `/api/events/${id}`);
    expect(body).toMatchObject({ outcome: "rewarded" });
    expect(body.rewards).toHaveLength(2);
  });

  test("stored only sets nothing off, then or when it is replayed again, even if the campaigns change meanwhile", async () => {
    const shop = await inbox();
    const id = await referred(shop);
    await publish(shop.project.id, "something_else", {});
    expect((await replay(shop.call, { ids: [id], effects: "store" })).data).toMatchObject([{ outcome: "replayed" }]);
    expect(await db().eventDue.count({ where: { projectId: shop.project.id } })).toBe(0);
    expect((await replay(shop.call, { ids: [id] })).data).toMatchObject([{ outcome: "already_replayed" }]);
    expect((await shop.call("GET", `/api/events/${id}`)).body).toMatchObject({ outcome: "none", rewards: [] });
    expect(await db().decision.count({ where: { projectId: shop.project.id } })).toBe(0);
    const audits = await db().auditEntry.findMany({
      where: { projectId: shop.project.id, action: "rejected_event.replay" },
    });
    expect(audits[0]?.after).toMatchObject({ effects: "store" });
  });
});

describe("erasing a customer", () => {
  const erase = (call: Call, key: string) => call("POST", `/v1/customers/${key}/permanent-deletion`, {});
  const isKept = async (call: Call, id: string) => (await call("GET", `/api/rejected-events/${id}`)).status === 200;

  test("takes refused events along that were mended to name her, and those that had named her before", async () => {
    const { call } = await inbox();
    for (const source_id of ["ann", "bea", "cleo"]) await call("POST", "/v1/customers", { source_id });
    const [toHer, fromHer, unreadable, others] = [
      await refused(call, order({ order_id: "N-1", amount: "1" }, { customer: { source_id: "cleo" } })),
      await refused(call, order({ order_id: "N-2", amount: "2" }, { customer: { source_id: "bea" } })),
      await refused(call, order({ order_id: "N-3", amount: "3" }, { customer: { source_id: "cleo" } })),
      await refused(call, order({ order_id: "N-4", amount: "4", note: "of bea" }, { customer: { source_id: "cleo" } })),
    ];
    await mendOne(call, toHer, order({ order_id: "N-1", amount: 1 }, { customer: { source_id: "bea" } }));
    await mendOne(call, fromHer, order({ order_id: "N-2", amount: 2 }, { customer: { source_id: "cleo" } }));
    await call("PUT", `/api/rejected-events/${unreadable}/mended`, { body: '{"customer":{"source_id":"bea"' });
    expect((await erase(call, "bea")).status).toBe(200);
    expect(await isKept(call, toHer)).toBe(false);
    expect(await isKept(call, fromHer)).toBe(false);
    expect(await isKept(call, unreadable)).toBe(true);
    expect(await isKept(call, others)).toBe(true);
  });

  test("finds refused events that name her by our id beside another source id", async () => {
    const { call } = await inbox();
    const { body: her } = await call("POST", "/v1/customers", { source_id: "bea" });
    const both = await refused(call, {
      ...order({ order_id: "N-1", amount: "1" }),
      customer: { id: her.id, source_id: "someone" },
    });
    const mentioned = await refused(call, order({ order_id: "N-2", amount: "2", friend: her.id }));
    expect((await erase(call, "bea")).status).toBe(200);
    expect(await isKept(call, both)).toBe(false);
    expect(await isKept(call, mentioned)).toBe(true);
  });
});
