import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { recordBacklog } from "@/lib/pipeline/record/recorder";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { startDirectPaths } from "./direct-server";
import { post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { rawRequest, requestHead } from "./raw-http";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";
import { until } from "./until";

const doors = [
  { door: "a route of Next", start: startApp },
  { door: "the direct way", start: startDirectPaths },
];
const paths = ["/v1/events", "/v1/events/batch", "/v1/events/dry-run", "/client/v1/events"];

describe.each(doors)("before an event is read, $door", ({ start }) => {
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

  const note = { event: "note_taken", customer: { source_id: "gate" } };
  const wireError = (code: number, key: string) => ({
    status: code,
    body: { code, key, message: expect.any(String), request_id: expect.stringMatching(/^v-[0-9a-f]{18}$/) },
  });

  async function countRejected(): Promise<number> {
    const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM rejected_event");
    return rows[0]?.n ?? -1;
  }

  test.each(paths)("asks who is calling on %s, and answers 401 without having read the body", async (path) => {
    const head = requestHead(path, {
      ...{ "content-type": "application/json", "content-length": "100000000" },
      ...{ "x-app-id": "nobody", "x-app-token": "wrong-token" },
      ...{ "x-client-application-id": "nobody", "x-client-token": "wrong-token" },
    });
    const answer = await rawRequest(app.url, head);
    expect(answer?.status).toBe(401);
    expect(JSON.parse(answer?.body ?? "")).toMatchObject({ code: 401, key: "unauthorized", message: "Unauthorized" });
  });

  test.each(paths)("asks for a key on %s", async (path) => {
    expect(await post(app.url, null, note, { path })).toMatchObject(wireError(401, "unauthorized"));
  });

  test("takes no browser key where a server key belongs, nor the other way round", async () => {
    const browser = await shop.project.addKey({ kind: "client", origins: ["https://shop.example"] });
    expect(await post(app.url, browser, note)).toMatchObject(wireError(403, "missing_required_permission"));
    expect(await post(app.url, shop.key, note, { path: "/client/v1/events" })).toMatchObject(
      wireError(403, "missing_required_permission"),
    );
  });

  test("takes a browser key only with an origin it allows", async () => {
    const browser = await shop.project.addKey({ kind: "client", origins: ["https://shop.example"] });
    for (const origin of ["https://evil.example", "https://shop.example.evil.com", "null", "http://shop.example"]) {
      const headers = { ...browser.headers, origin };
      expect(await post(app.url, { ...browser, headers }, note, { path: "/client/v1/events" })).toMatchObject(
        wireError(403, "origin_not_allowed"),
      );
    }
  });

  test("counts, and refuses with the wire's headers what is too much, while other keys go on", async () => {
    const slow = await shop.project.addKey({ ratePerSecond: 2 });
    const answers = [];
    for (let n = 0; n < 8; n++) answers.push(await post(app.url, slow, note));
    const first = answers[0];
    expect(first).toMatchObject({ status: 200 });
    expect(first?.headers.get("x-rate-limit-limit")).toBe("2");
    expect(first?.headers.get("x-rate-limit-remaining")).toBe("1");
    expect(first?.headers.get("x-rate-limit-type")).toBe("api_calls");
    const refused = answers.find(({ status }) => status === 429);
    expect(refused).toMatchObject(wireError(429, "too_many_requests"));
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(Number(refused?.headers.get("x-rate-limit-retry"))).toBeGreaterThan(Date.now() / 1000 - 1);
    expect(await post(app.url, shop.key, note)).toMatchObject({ status: 200 });
  });

  test("refuses a single body over 256 KiB with 413, whether its length is told or not", async () => {
    const before = await countRejected();
    const big = JSON.stringify({ ...note, metadata: { text: "x".repeat(300_000) } });
    expect(await post(app.url, shop.key, Buffer.from(big))).toMatchObject({
      ...wireError(413, "payload_too_large"),
      body: { message: "Payload content length greater than maximum allowed: 262144" },
    });
    const chunked = `${requestHead("/v1/events", { ...shop.key.headers, "content-type": "application/json", "transfer-encoding": "chunked" })}${big.length.toString(16)}\r\n${big}\r\n`;
    expect((await rawRequest(app.url, chunked))?.status).toBe(413);
    expect(await countRejected()).toBe(before);
  });

  test("judges one event as in a batch: more than 64 KiB is refused and kept", async () => {
    const event = { ...note, metadata: { text: "x".repeat(70_000) } };
    const single = await post(app.url, shop.key, event);
    const batch = await post(app.url, shop.key, { events: [event] }, { path: "/v1/events/batch" });
    expect(single).toMatchObject(wireError(400, "invalid_json"));
    expect(single.body.violations).toEqual(batch.body.events?.[0]?.error?.violations);
    const { rows } = await pool().query("SELECT length(raw) AS bytes FROM rejected_event WHERE id = $1", [
      storedId("rejectedEvent", single.body.rejected_event_id ?? ""),
    ]);
    expect(rows).toEqual([{ bytes: JSON.stringify(event).length }]);
  });

  test.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "image/png"])(
    "refuses the content type %s with 415, and reads nothing",
    async (type) => {
      const before = await countRejected();
      const answer = await post(app.url, shop.key, note, { headers: { "content-type": type } });
      expect(answer).toMatchObject(wireError(415, "unsupported_media_type"));
      expect(await countRejected()).toBe(before);
    },
  );

  test.each(["application/json", "application/json; charset=utf-8", "text/plain;charset=UTF-8"])(
    "takes the content type %s",
    async (type) => {
      expect(await post(app.url, shop.key, note, { headers: { "content-type": type } })).toMatchObject({ status: 200 });
    },
  );

  test("refuses a body that is no JSON with 400 in the wire's words, and keeps it", async () => {
    const { status, body } = await post(app.url, shop.key, Buffer.from('{"event": "note_taken", }'));
    expect({ status, body }).toMatchObject(wireError(400, "invalid_json"));
    expect(body.message).toBe("Invalid request payload JSON format");
    expect(body.details).toMatch(/at character 25|line 1, column 25/);
    expect(body.rejected_event_id).toBeDefined();
  });
});

describe("overload", () => {
  test("is refused with 503 and Retry-After, and everything acknowledged is stored", async () => {
    const app = await startDirectPaths();
    const shop = await makeReferralProject(pool(), 0);
    const note = (at: number) => ({
      event: "note_taken",
      customer: { source_id: `load-${at % 50}` },
      source_id: `l${at}`,
    });
    expect(await post(app.url, shop.key, note(-1))).toMatchObject({ status: 200 });
    const client = await pool().connect();
    await client.query("BEGIN; LOCK TABLE event_key IN ACCESS EXCLUSIVE MODE");
    const batches = Array.from({ length: 11 }, (_, batch) =>
      post(
        app.url,
        shop.key,
        { events: Array.from({ length: 1_000 }, (_, at) => note(batch * 1_000 + at)) },
        { path: "/v1/events/batch" },
      ),
    );
    await until("the queue is full", () => recordBacklog() >= 8_000);
    const refused = await post(app.url, shop.key, note(99_999));
    expect(refused).toMatchObject({ status: 503, body: { code: 503, key: "overloaded" } });
    expect(refused.headers.get("retry-after")).toBe("1");
    await client.query("ROLLBACK");
    client.release();
    const answers = await Promise.all(batches);
    const items = answers.flatMap(({ body }) => body.events ?? []);
    const acknowledged = items.filter(({ status }) => status === 200);
    expect(acknowledged.length).toBeGreaterThanOrEqual(8_000);
    expect(acknowledged.length).toBeLessThan(11_000);
    expect(new Set([...items, ...answers].map(({ status }) => status))).toEqual(new Set([200, 503]));
    const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM event WHERE project_id = $1", [
      shop.project.id,
    ]);
    expect(rows[0]?.n).toBe(acknowledged.length + 1);
    expect(await post(app.url, shop.key, note(99_999))).toMatchObject({ status: 200 });
    await app.close();
  });
});
