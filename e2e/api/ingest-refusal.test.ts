import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";
import type { TestKey } from "./test-project";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: ReferralProject;
let browser: TestKey;

beforeAll(async () => {
  app = await startApp();
  shop = await makeReferralProject(pool());
  browser = await shop.project.addKey({ kind: "client", origins: ["https://shop.example"] });
  const property = { id: "size", name: "size", type: "integer" as const };
  const badValue = "reject" as const;
  for (const unknownProperty of ["accept", "strip", "reject"] as const) {
    await shop.project.addSchema(`unknown_${unknownProperty}`, {
      properties: [property],
      policies: { unknownProperty, badValue },
    });
  }
  await shop.project.addSchema("bad_accept", { properties: [property], policies: { badValue: "accept" } });
});

afterAll(async () => {
  expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
  await app.close();
});

const customer = { source_id: "someone" };
const send = (body: unknown) => post(app.url, shop.key, body);

async function storedEvent(id: string | undefined) {
  const { rows } = await pool().query("SELECT metadata, marks, occurred_at, received_at FROM event WHERE id = $1", [
    storedId("event", id ?? ""),
  ]);
  return rows[0];
}

describe("an event that does not fit its schema", () => {
  test("is refused with every violation: where, what was expected, what came, and what may have been meant", async () => {
    const { status, body } = await send({
      ...{ event: "order_placed", customer },
      metadata: { order_id: 7, total: -1, currency: "EURO" },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 400, key: "invalid_event", message: "The event does not fit order_placed" });
    expect(body.details).toContain("/metadata/order_id");
    const byPointer = new Map(body.violations?.map((violation) => [violation.pointer, violation]));
    expect(byPointer.get("/metadata/order_id")).toMatchObject({ code: "type", found: "7" });
    expect(byPointer.get("/metadata/total")).toMatchObject({ code: "min", found: "-1" });
    expect(byPointer.get("/metadata/currency")).toMatchObject({
      code: "allowed_values",
      suggestion: expect.stringContaining("EUR"),
    });
    expect(byPointer.size).toBe(3);
  });

  test("is refused when something required is missing", async () => {
    expect(await send({ event: "order_placed", customer, metadata: { total: 1 } })).toMatchObject({
      status: 400,
      body: { key: "invalid_event", violations: [{ pointer: "/metadata/order_id", code: "required" }] },
    });
  });

  test("lies in the rejected inbox byte for byte, open, with its reason", async () => {
    const raw = '{"event" :"order_placed","customer":{"source_id":"someone"} , "metadata":{"total":"\\u00e4"}}';
    const { body } = await send(Buffer.from(raw));
    const { rows } = await pool().query(
      "SELECT raw, reason, status, event_name, customer_ref, channel, violations FROM rejected_event WHERE id = $1",
      [storedId("rejectedEvent", body.rejected_event_id ?? "")],
    );
    expect(rows[0]).toMatchObject({
      ...{ reason: "invalid_event", status: "open", event_name: "order_placed" },
      ...{ customer_ref: "someone", channel: "server", violations: body.violations },
    });
    expect(rows[0]?.raw.toString()).toBe(raw);
  });

  test("whose name is unknown is refused with the name that may have been meant, and kept", async () => {
    const { status, body } = await send({ event: "order_place", customer });
    expect(status).toBe(400);
    expect(body).toMatchObject({ key: "unknown_event", violations: [{ pointer: "/event", code: "unknown_event" }] });
    expect(body.violations?.[0]?.suggestion).toContain("order_placed");
    expect(body.rejected_event_id).toBeDefined();
  });

  test.each([
    ["a list", []],
    ["a text", "x"],
    ["a number", 1],
  ])("has metadata that is %s, which is refused where it stands", async (_, metadata) => {
    expect(await send({ event: "note_taken", customer, metadata })).toMatchObject({
      status: 400,
      body: { key: "invalid_payload", violations: [{ pointer: "/metadata", code: "type" }] },
    });
  });

  test.each([
    ["no event", { customer }, "/event"],
    ["an event that is no text", { event: 7, customer }, "/event"],
    ["an empty event", { event: "", customer }, "/event"],
    ["no customer", { event: "note_taken" }, "/customer"],
    ["a referral without its code", { event: "note_taken", customer, referral: {} }, "/referral/code"],
    ["a key that is too long", { event: "note_taken", customer, source_id: "x".repeat(129) }, "/source_id"],
    ["a list for a body", [], ""],
    ["null for a body", null, ""],
  ])("has %s, and the answer points at it", async (_, body, pointer) => {
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, body: { key: "invalid_payload" } });
    expect(answer.body.violations?.map((violation) => violation.pointer)).toContain(pointer);
  });
});

describe("a property that the schema does not know", () => {
  const metadata = { size: 4, colour: "red" };

  test("is stored and marked where the policy is to accept", async () => {
    const { status, body } = await send({ event: "unknown_accept", customer, metadata });
    expect(status).toBe(200);
    expect(body.metadata).toEqual(metadata);
    expect(await storedEvent(body.id)).toMatchObject({
      metadata,
      marks: [{ pointer: "/colour", code: "unknown_property" }],
    });
  });

  test("is left out where the policy is to strip", async () => {
    const { body } = await send({ event: "unknown_strip", customer, metadata });
    expect(body.metadata).toEqual({ size: 4 });
    expect(await storedEvent(body.id)).toMatchObject({ metadata: { size: 4 } });
  });

  test("refuses the event where the policy is to reject", async () => {
    expect(await send({ event: "unknown_reject", customer, metadata })).toMatchObject({
      status: 400,
      body: { key: "invalid_event", violations: [{ pointer: "/metadata/colour", code: "unknown_property" }] },
    });
  });
});

test("a bad value is stored and marked where the policy is to accept", async () => {
  const { status, body } = await send({ event: "bad_accept", customer, metadata: { size: "XL" } });
  expect(status).toBe(200);
  expect(await storedEvent(body.id)).toMatchObject({
    metadata: { size: "XL" },
    marks: [{ pointer: "/size", code: "type" }],
  });
});

describe("the time an event says it happened", () => {
  const yearMs = 365.25 * 24 * 3_600_000;
  const at = (offsetMs: number) => new Date(Date.now() + offsetMs).toISOString();

  test.each([
    ["a minute ago", -60_000],
    ["almost five years ago", -5 * yearMs + 3 * 24 * 3_600_000],
    ["59 minutes ahead, as clocks are", 59 * 60_000],
  ])("is taken when it is %s", async (_, offsetMs) => {
    const occurred_at = at(offsetMs);
    const { status, body } = await send({ event: "note_taken", customer, occurred_at });
    expect(status).toBe(200);
    expect(body.occurred_at).toBe(occurred_at);
    expect((await storedEvent(body.id))?.occurred_at.toISOString()).toBe(occurred_at);
  });

  test.each([
    ["more than five years ago", at(-5 * yearMs - 3 * 24 * 3_600_000)],
    ["more than an hour ahead", at(62 * 60_000)],
    ["without its offset", "2026-05-31T10:00:00"],
    ["a day that does not exist", "2026-02-30T10:00:00Z"],
    ["a number", 1_780_000_000],
    ["a word", "yesterday"],
  ])("is refused when it is %s", async (_, occurred_at) => {
    expect(await send({ event: "note_taken", customer, occurred_at })).toMatchObject({
      status: 400,
      body: { key: "invalid_time", violations: [{ pointer: "/occurred_at", code: "time" }] },
    });
  });

  test("is the moment it came when nothing is said", async () => {
    const { body } = await send({ event: "note_taken", customer });
    expect(body.occurred_at).toBe(body.received_at);
  });

  test("is the moment it came for a browser key, because its clock must move no money", async () => {
    const body = { event: "note_taken", customer, occurred_at: at(-90 * 24 * 3_600_000) };
    const answer = await post(app.url, browser, body, { path: "/client/v1/events" });
    expect(answer.status).toBe(200);
    expect(answer.body.occurred_at).toBe(answer.body.received_at);
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://shop.example");
  });
});

test.each(["null", "undefined", "0", "[object Object]"])(
  "the key %j is refused, because every event would be a repetition of the first",
  async (source_id) => {
    expect(await send({ event: "note_taken", customer, source_id })).toMatchObject({
      status: 400,
      body: { key: "placeholder_id", violations: [{ pointer: "/source_id", code: "placeholder" }] },
    });
  },
);
