import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { storedId } from "@/lib/domain/id";
import { retryDelaysMs } from "@/lib/domain/webhook/next-attempt";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { DeliverLoop } from "@/lib/pipeline/deliver/deliver-loop";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { startApp } from "./server";
import { until } from "./until";
import { makeWebhookProject, passTime, type WebhookProject } from "./webhook-project";
import { answerWith, hang, type ReceivedCall, WebhookReceiver } from "./webhook-receiver";

// The receivers of these tests are on this machine.
vi.hoisted(() => {
  process.env.GOODWORD_WEBHOOK_ALLOW_PRIVATE = "1";
});

let app: Awaited<ReturnType<typeof startApp>>;
let shop: WebhookProject;
let receiver: WebhookReceiver;
const receivers: WebhookReceiver[] = [];
const decide = new DecideLoop();
let deliver: DeliverLoop;

beforeAll(async () => {
  app = await startApp();
  await decide.start();
});

beforeEach(async () => {
  shop = await makeWebhookProject(app.url);
  receiver = await addReceiver();
  deliver = new DeliverLoop();
  deliver.start();
});

afterEach(async () => {
  await deliver.stop();
  await Promise.all(receivers.splice(0).map((each) => each.close()));
});

afterAll(async () => {
  await decide.stop();
  expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
  await app.close();
});

async function addReceiver(): Promise<WebhookReceiver> {
  const made = await WebhookReceiver.start();
  receivers.push(made);
  return made;
}

let people = 0;
const signUp = (referee = `referee-${people++}`, code = "CODE-0") =>
  post(
    app.url,
    shop.key,
    { event: "signed_up", customer: { source_id: referee }, referral: { code } },
    { path: "/v1/events?wait=decisions" },
  );
const note = (body: Record<string, unknown> = {}) =>
  post(app.url, shop.key, { event: "note_taken", customer: { source_id: "noa", email: "noa@example.com" }, ...body });

const calls = (count: number, of = receiver) => until(`${count} calls`, () => of.calls.length >= count && of.calls);
const call = async (of = receiver) => (await calls(1, of))[0] as ReceivedCall;
const typesOf = (of = receiver) => of.calls.map(({ type }) => type).sort();
const stored = (id: string) => storedId("webhookEndpoint", id) ?? "";

const settled = (endpointId: string, noticeId: string, status: string) =>
  until(`the delivery is ${status}`, async () => {
    const delivery = await shop.delivery(endpointId, noticeId);
    return delivery.status === status && delivery;
  });
const failedOnce = (endpointId: string, noticeId: string, attempts = 1) =>
  until(`attempt ${attempts} has ended`, async () => {
    const delivery = await shop.delivery(endpointId, noticeId);
    return delivery.attempts === attempts && delivery.log[0]?.endedAt ? delivery : null;
  });

function headersOf({ headers }: ReceivedCall): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

describe("what is sent", () => {
  test("is signed over its exact bytes, for the Standard Webhooks and for receivers written for Voucherify", async () => {
    const { secret } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await note({ metadata: { text: "Grüße “☕”", big: 1e21, nested: { b: 1, a: [true, null] } } });
    const got = await call();
    expect(new Webhook(secret).verify(got.body, headersOf(got))).toEqual(JSON.parse(got.body.toString()));
    expect(got.headers["x-voucherify-signature"]).toBe(createHmac("sha256", secret).update(got.body).digest("hex"));
    expect(got.headers["content-type"]).toBe("application/json");
    expect(got.headers["webhook-id"]).toBe(got.id);
    const other = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    expect(() => new Webhook(other).verify(got.body, headersOf(got))).toThrow();
  });

  test("tells of an accepted event what was posted and who its customer is", async () => {
    await shop.addEndpoint(receiver.url, ["event.accepted"]);
    const { body } = await note({ source_id: "note-1", metadata: { a: 1 } });
    const told = JSON.parse((await call()).body.toString());
    expect(told).toMatchObject({
      type: "event.accepted",
      id: expect.stringMatching(/^whs_/),
      project_id: expect.stringMatching(/^proj_/),
      data: {
        event: { id: body.id, object: "event", type: "note_taken", source_id: "note-1", metadata: { a: 1 } },
        event_schema: { name: "note_taken", version: 1 },
        customer: { id: body.customer?.id, source_id: "noa", email: "noa@example.com" },
      },
    });
  });

  test("tells once of an event that is sent again under its key", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await note({ source_id: "twice" });
    expect((await note({ source_id: "twice" })).body.replayed).toBe(true);
    await note({ source_id: "after" });
    await calls(2);
    expect(await shop.deliveries(`?endpoint=${id}`)).toHaveLength(2);
  });

  test("tells of each event of a batch, and of each that was refused with what is wrong with it", async () => {
    await shop.addEndpoint(receiver.url, ["event.accepted", "event.rejected"]);
    const events = [1, 2, 3].map((at) => ({ event: "note_taken", customer: { source_id: `batch-${at}` } }));
    const bad = { event: "order_placed", customer: { source_id: "batch-4" }, metadata: { order_id: 5, total: 1 } };
    await post(app.url, shop.key, { events: [...events, bad] }, { path: "/v1/events/batch" });
    await calls(4);
    expect(typesOf()).toEqual(["event.accepted", "event.accepted", "event.accepted", "event.rejected"]);
    const refused = receiver.calls.find(({ type }) => type === "event.rejected");
    expect(JSON.parse(refused?.body.toString() ?? "").data.rejected_event).toMatchObject({
      type: "order_placed",
      customer: "batch-4",
      violations: [{ pointer: "/metadata/order_id", code: "type" }],
    });
  });

  test("tells of a conversion exactly once: referral attributed, referral qualified, and a reward for each side", async () => {
    const { id } = await shop.addEndpoint(receiver.url);
    const { body } = await signUp("converted");
    await signUp("converted");
    expect(body.decisions?.map(({ outcome }) => outcome)).toEqual(["rewarded", "rewarded"]);
    const expected = ["event.accepted", "event.accepted", "referral.attributed", "referral.qualified"];
    await calls(6);
    expect(typesOf()).toEqual([...expected, "reward.issued", "reward.issued"]);
    const rewards = receiver.calls
      .filter(({ type }) => type === "reward.issued")
      .map((each) => JSON.parse(each.body.toString()));
    expect(new Set(rewards.map(({ data }) => data.reward.id))).toEqual(
      new Set(body.decisions?.map(({ reward }) => reward?.id)),
    );
    const coupon = rewards.find(({ data }) => data.reward.kind === "coupon");
    expect(coupon.data).toMatchObject({ customer: { source_id: "converted" }, code: { code: expect.any(String) } });
    const credits = rewards.find(({ data }) => data.reward.kind === "credits");
    expect(credits.data.reward).toMatchObject({ side: "referrer", amount_minor: 1_000, currency: "EUR" });
    const qualified = receiver.calls.find(({ type }) => type === "referral.qualified");
    expect(JSON.parse(qualified?.body.toString() ?? "").data).toMatchObject({
      referral: { status: "qualified" },
      code: { code: "CODE-0" },
      referee: { source_id: "converted" },
      referrer: { source_id: "referrer-0" },
      event: { id: body.id },
    });
    expect(await shop.deliveries(`?endpoint=${id}&type=reward.issued`)).toHaveLength(2);
  });

  test("tells nothing of what was rolled back", async () => {
    await shop.addEndpoint(receiver.url, ["referral.attributed", "referral.qualified", "reward.issued"]);
    // The effects are written, and their transaction fails at its end.
    await pool().query(`
      CREATE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
      CREATE CONSTRAINT TRIGGER test_refuse AFTER INSERT ON notice DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (new.type = 'reward.issued') EXECUTE FUNCTION test_refuse()`);
    const { body } = await signUp();
    await pool().query("DROP TRIGGER test_refuse ON notice; DROP FUNCTION test_refuse");
    expect(body.failure).toMatch(/no/);
    const { rows } = await pool().query("SELECT FROM notice WHERE project_id = $1", [shop.project.id]);
    expect(rows).toHaveLength(0);
  });

  test("is stored with its event or not at all, and the sender is told so", async () => {
    await shop.addEndpoint(receiver.url, ["event.accepted", "event.rejected"]);
    await pool().query(`
      CREATE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
      CREATE TRIGGER test_refuse BEFORE INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION test_refuse()`);
    const taken = await note({ source_id: "lost" });
    const refused = await post(app.url, shop.key, { event: "order_placed", customer: { source_id: "x" } });
    await pool().query("DROP TRIGGER test_refuse ON delivery; DROP FUNCTION test_refuse");
    expect([taken.status, refused.status]).toEqual([500, 500]);
    for (const table of ["event", "event_key", "rejected_event", "notice"]) {
      const { rows } = await pool().query(`SELECT FROM ${table} WHERE project_id = $1`, [shop.project.id]);
      expect([table, rows.length]).toEqual([table, 0]);
    }
    expect((await note({ source_id: "lost" })).body.replayed).toBe(false);
    await call();
  });

  test("goes to each endpoint that is told of it, and to no other project's", async () => {
    const [accepting, rewarding, foreign] = [await addReceiver(), await addReceiver(), await addReceiver()];
    const other = await makeWebhookProject(app.url);
    await other.addEndpoint(foreign.url);
    await shop.addEndpoint(accepting.url, ["event.accepted"]);
    await shop.addEndpoint(rewarding.url, ["reward.issued"]);
    await shop.addEndpoint(receiver.url);
    await signUp();
    await calls(5);
    await calls(2, rewarding);
    await calls(1, accepting);
    expect([typesOf(accepting), typesOf(rewarding), foreign.calls.length]).toEqual([
      ["event.accepted"],
      ["reward.issued", "reward.issued"],
      0,
    ]);
    const ids = (of: WebhookReceiver) =>
      of.calls
        .filter(({ type }) => type === "reward.issued")
        .map(({ id }) => id)
        .sort();
    expect(ids(rewarding)).toEqual(ids(receiver));
  });

  test("tells of a campaign that is started, paused and ended", async () => {
    await shop.addEndpoint(receiver.url, ["campaign.started", "campaign.paused", "campaign.ended"]);
    const key = shop.campaigns.referral;
    for (const verb of ["pause", "start", "start", "end"]) await shop.api("POST", `/api/campaigns/${key}/${verb}`);
    await calls(3);
    expect(typesOf()).toEqual(["campaign.ended", "campaign.paused", "campaign.started"]);
    const started = receiver.calls.find(({ type }) => type === "campaign.started");
    expect(JSON.parse(started?.body.toString() ?? "").data).toMatchObject({
      campaign: { status: "running", kind: "referral" },
      previous_status: "paused",
    });
  });

  test("is not made at all when nobody is told", async () => {
    await shop.addEndpoint(receiver.url, ["campaign.ended"]);
    await signUp();
    const { rows } = await pool().query("SELECT FROM notice WHERE project_id = $1", [shop.project.id]);
    expect(rows).toHaveLength(0);
  });
});

describe("an attempt that fails", () => {
  test("is made again with the same id and body, and delivered once", async () => {
    const { id, secret } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push(answerWith(500, { "content-type": "text/plain" }, "out of order"));
    await note();
    const first = await call();
    const delivery = await failedOnce(id, first.id);
    expect(delivery).toMatchObject({ status: "pending", statusCode: 500, error: expect.stringContaining("500") });
    expect(delivery.log[0]).toMatchObject({ responseBody: "out of order", requestHeaders: { "webhook-id": first.id } });
    const waitMs = Date.parse(delivery.nextAttemptAt ?? "") - Date.parse(delivery.log[0]?.endedAt ?? "");
    expect(waitMs).toBeGreaterThanOrEqual(0.8 * retryDelaysMs[0] - 1);
    expect(waitMs).toBeLessThanOrEqual(retryDelaysMs[0]);
    await passTime();
    const done = await settled(id, first.id, "delivered");
    const second = receiver.calls[1] as ReceivedCall;
    expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
    expect(second.body.equals(first.body)).toBe(true);
    new Webhook(secret).verify(second.body, headersOf(second));
    expect(done.log.map(({ number, statusCode }) => [number, statusCode])).toEqual([
      [2, 200],
      [1, 500],
    ]);
    await passTime();
    await note();
    await calls(3);
    expect(receiver.calls.filter((each) => each.id === first.id)).toHaveLength(2);
  });

  test("ends as failed after the whole schedule, and is seen so in the list", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.otherwise = answerWith(503);
    await note();
    const { id: noticeId } = await call();
    for (let attempt = 1; attempt <= retryDelaysMs.length; attempt++) {
      await failedOnce(id, noticeId, attempt);
      await passTime();
    }
    const failed = await settled(id, noticeId, "failed");
    expect(failed.attempts).toBe(retryDelaysMs.length + 1);
    expect((await shop.deliveries("?status=failed")).map((each) => each.id)).toEqual([noticeId]);
  });

  test.each([
    ["a redirect, which is not followed", answerWith(302, { location: "http://127.0.0.1:1/" }), /redirect/i],
    ["a connection that is cut", (response: { destroy(): void }) => response.destroy(), /cut/],
    ["headers without end", answerWith(200, { "x-long": "a".repeat(20_000) }), /headers/],
  ])("says why: %s", async (_what, answer, why) => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push(answer as (typeof receiver.next)[number]);
    await note();
    const { id: noticeId } = await call();
    expect((await failedOnce(id, noticeId)).error).toMatch(why);
  });

  test("a redirect leads to nobody else's door", async () => {
    const inner = await addReceiver();
    await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push(answerWith(307, { location: inner.url }));
    await note();
    const { id: noticeId } = await call();
    await until(
      "the attempt has ended",
      async () => (await shop.deliveries()).find((each) => each.id === noticeId)?.error,
    );
    expect(inner.calls).toHaveLength(0);
  });

  test("waits as long as the receiver asks for", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push(answerWith(429, { "retry-after": "3600" }));
    await note();
    const delivery = await failedOnce(id, (await call()).id);
    const waitMs = Date.parse(delivery.nextAttemptAt ?? "") - Date.parse(delivery.log[0]?.endedAt ?? "");
    expect(waitMs).toBe(3_600_000);
  });

  test("an answer as long as it likes is read no further than what is kept", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push((response) => {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(64 * 1024)));
        if (!response.destroyed) response.once("drain", pour);
      };
      pour();
    });
    await note();
    const done = await settled(id, (await call()).id, "delivered");
    expect(done.log[0]?.responseBody).toHaveLength(4_096);
  });
});

describe("endpoints beside each other", () => {
  test("one that hangs does not hold up another", async () => {
    const slow = await addReceiver();
    slow.otherwise = hang;
    const slowEndpoint = await shop.addEndpoint(slow.url, ["event.accepted"]);
    await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await Promise.all(Array.from({ length: 30 }, () => note()));
    await calls(30);
    // Four at a time and no more: the others wait for their own endpoint only.
    expect(slow.calls).toHaveLength(4);
    expect(await shop.deliveries(`?endpoint=${slowEndpoint.id}&status=delivered`)).toHaveLength(0);
  });

  test("two workers share what is due, and neither sends what the other has in hand", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.otherwise = (response) => void setTimeout(() => response.end(), 20);
    const other = new DeliverLoop();
    other.start();
    await Promise.all(Array.from({ length: 60 }, () => note()));
    await until("all is delivered", async () => (await shop.deliveries("?status=delivered&limit=100")).length === 60);
    await other.stop();
    expect(receiver.calls).toHaveLength(60);
    expect(new Set(receiver.calls.map((each) => each.id)).size).toBe(60);
    const { rows } = await pool().query("SELECT FROM delivery WHERE endpoint_id = $1 AND attempts <> 1", [stored(id)]);
    expect(rows).toHaveLength(0);
  });

  test("a worker that is stopped cuts its calls off, and another makes them again", async () => {
    receiver.next.push(hang);
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await note();
    const { id: noticeId } = await call();
    await deliver.stop();
    const cut = await shop.delivery(id, noticeId);
    expect(cut).toMatchObject({ status: "pending", log: [{ error: expect.stringContaining("sent again") }] });
    deliver = new DeliverLoop();
    deliver.start();
    expect((await settled(id, noticeId, "delivered")).attempts).toBe(2);
  });

  test("what a killed worker had in hand is taken up when its lease is over", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await deliver.stop();
    await note();
    await pool().query(
      `WITH taken AS (UPDATE delivery SET attempts = 1, step = 1, last_attempt_at = clock_timestamp(),
          leased_until = clock_timestamp() + interval '60 seconds' WHERE endpoint_id = $1 RETURNING *)
        INSERT INTO delivery_attempt (project_id, endpoint_id, notice_id, number, started_at)
        SELECT project_id, endpoint_id, notice_id, 1, last_attempt_at FROM taken`,
      [stored(id)],
    );
    deliver = new DeliverLoop();
    deliver.start();
    const ping = await shop.api("POST", `/api/webhook-endpoints/${id}/test`);
    await settled(id, ping.body.id, "delivered");
    expect(typesOf()).toEqual(["test.ping"]);
    await pool().query("UPDATE delivery SET leased_until = clock_timestamp() WHERE endpoint_id = $1", [stored(id)]);
    await calls(2);
    const [delivery] = await shop.deliveries(`?endpoint=${id}&type=event.accepted`);
    expect(await settled(id, delivery?.id ?? "", "delivered")).toMatchObject({ attempts: 2 });
  });
});

describe("a secret that is replaced", () => {
  const verifies = (secret: string, got: ReceivedCall) => {
    try {
      new Webhook(secret).verify(got.body, headersOf(got));
      return true;
    } catch {
      return false;
    }
  };

  test("goes on signing beside the new one until its end, and not after", async () => {
    const { id, secret: old } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    const rotated = await shop.api("POST", `/api/webhook-endpoints/${id}/rotate-secret`, { overlapDays: 1 });
    const young = rotated.body.secret as string;
    expect(young).not.toBe(old);
    await note();
    const during = await call();
    expect([verifies(old, during), verifies(young, during)]).toEqual([true, true]);
    await pool().query("UPDATE webhook_endpoint SET previous_secret_ends_at = now() WHERE id = $1", [stored(id)]);
    await note();
    const after = (await calls(2))[1] as ReceivedCall;
    expect([verifies(old, after), verifies(young, after)]).toEqual([false, true]);
  });

  test("can end at once", async () => {
    const { id, secret: old } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    const { body } = await shop.api("POST", `/api/webhook-endpoints/${id}/rotate-secret`, { overlapDays: 0 });
    await note();
    const got = await call();
    expect([verifies(old, got), verifies(body.secret, got)]).toEqual([false, true]);
  });

  test("is kept sealed, shown once, and never in the audit log", async () => {
    const { id, secret } = await shop.addEndpoint(receiver.url);
    const { body } = await shop.api("POST", `/api/webhook-endpoints/${id}/rotate-secret`, {});
    const lists = JSON.stringify([
      (await shop.api("GET", "/api/webhook-endpoints")).body,
      (await shop.api("GET", `/api/webhook-endpoints/${id}`)).body,
    ]);
    const { rows } = await pool().query<{ row: string }>(
      "SELECT e::text AS row FROM webhook_endpoint e UNION ALL SELECT a::text FROM audit_entry a",
    );
    const kept = lists + rows.map(({ row }) => row).join("\n");
    for (const each of [secret, body.secret]) expect(kept).not.toContain(each.slice(6));
  });
});

describe("an endpoint that is switched off", () => {
  test("gets nothing, and what waited for it only when it is asked for", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push(answerWith(500));
    await note();
    const { id: noticeId } = await call();
    await failedOnce(id, noticeId);
    await shop.api("PATCH", `/api/webhook-endpoints/${id}`, { enabled: false });
    await until("events are no longer told of", async () => {
      await note();
      const { rows } = await pool().query("SELECT count(*)::int AS n FROM notice WHERE project_id = $1", [
        shop.project.id,
      ]);
      await note();
      const again = await pool().query("SELECT count(*)::int AS n FROM notice WHERE project_id = $1", [
        shop.project.id,
      ]);
      return rows[0].n === again.rows[0].n;
    });
    await passTime();
    expect((await shop.delivery(id, noticeId)).status).toBe("dropped");
    for (const path of ["test", `deliveries/${noticeId}/resend`]) {
      expect((await shop.api("POST", `/api/webhook-endpoints/${id}/${path}`)).status).toBe(409);
    }
    await shop.api("PATCH", `/api/webhook-endpoints/${id}`, { enabled: true });
    const ping = await shop.api("POST", `/api/webhook-endpoints/${id}/test`);
    await settled(id, ping.body.id, "delivered");
    expect(typesOf()).toEqual(["event.accepted", "test.ping"]);
    await shop.api("POST", `/api/webhook-endpoints/${id}/deliveries/${noticeId}/resend`);
    await settled(id, noticeId, "delivered");
  });

  test("410 Gone switches it off at once, which the audit log and the overview say", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push(answerWith(410));
    await note();
    const endpoint = await until("it is switched off", async () => {
      const { body } = await shop.api("GET", `/api/webhook-endpoints/${id}`);
      return body.status === "disabled" && body;
    });
    expect(endpoint).toMatchObject({ disabledReason: "gone", disabledAt: expect.any(String) });
    const audit = await shop.api("GET", `/api/audit?resource=${id}&action=webhook_endpoint.disable`);
    expect(audit.body.data).toMatchObject([{ actor: { kind: "system" }, after: { disabledReason: "gone" } }]);
    const overview = await shop.api("GET", "/api/overview?range=24h");
    expect(JSON.stringify(overview.body)).toContain("answered that it is gone");
  });

  test("a day of nothing but failures switches it off; one success begins the count anew", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.otherwise = answerWith(500);
    const longAgo =
      "UPDATE webhook_endpoint SET failures = 11, failing_since = now() - interval '25 hours' WHERE id = $1";
    await pool().query(longAgo, [stored(id)]);
    receiver.next.push(answerWith(200));
    await note();
    await settled(id, (await call()).id, "delivered");
    await until("the count is nought", async () => {
      const { rows } = await pool().query("SELECT failures FROM webhook_endpoint WHERE id = $1", [stored(id)]);
      return rows[0].failures === 0;
    });
    await pool().query(longAgo, [stored(id)]);
    await note();
    await until("it is switched off", async () => {
      const { body } = await shop.api("GET", `/api/webhook-endpoints/${id}`);
      return body.disabledReason === "failing";
    });
  });

  test("a deleted one gets nothing and is found no more, nor what was sent to it", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await note();
    const { id: noticeId } = await call();
    expect((await shop.api("DELETE", `/api/webhook-endpoints/${id}`)).status).toBe(204);
    expect((await shop.api("GET", `/api/webhook-endpoints/${id}`)).status).toBe(404);
    expect((await shop.api("GET", `/api/webhook-endpoints/${id}/deliveries/${noticeId}`)).status).toBe(404);
    expect(await shop.deliveries()).toEqual([]);
  });
});

describe("by hand", () => {
  test("a test goes the same way as all else, once, and says how it ended", async () => {
    const { id, secret } = await shop.addEndpoint(receiver.url, ["campaign.ended"]);
    receiver.next.push(answerWith(404));
    const first = await shop.api("POST", `/api/webhook-endpoints/${id}/test`);
    expect(first.status).toBe(202);
    expect(await settled(id, first.body.id, "failed")).toMatchObject({
      attempts: 1,
      error: expect.stringMatching(/path/),
    });
    const second = await shop.api("POST", `/api/webhook-endpoints/${id}/test`);
    await settled(id, second.body.id, "delivered");
    const got = receiver.calls[1] as ReceivedCall;
    expect(got.type).toBe("test.ping");
    new Webhook(secret).verify(got.body, headersOf(got));
  });

  test("one delivery is sent again, with the id and the body it had", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await note();
    const first = await call();
    await settled(id, first.id, "delivered");
    const asked = await shop.api("POST", `/api/webhook-endpoints/${id}/deliveries/${first.id}/resend`);
    expect(asked.status).toBe(202);
    const again = (await calls(2))[1] as ReceivedCall;
    expect([again.id, again.body.equals(first.body)]).toEqual([first.id, true]);
    expect((await settled(id, first.id, "delivered")).attempts).toBe(2);
  });

  test("a range is sent again: those of the span that ended so, and how many is answered", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await note();
    await settled(id, (await call()).id, "delivered");
    await pool().query("UPDATE delivery SET status = 'failed' WHERE endpoint_id = $1", [stored(id)]);
    await note();
    await calls(2);
    await until("the second is delivered", async () => (await shop.deliveries("?status=delivered")).length === 1);
    const range = {
      from: new Date(Date.now() - 60_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
    };
    const path = `/api/webhook-endpoints/${id}/resend`;
    const before = { from: new Date(Date.now() - 120_000).toISOString(), to: range.from };
    expect((await shop.api("POST", path, before)).body).toEqual({ count: 0, isMore: false });
    const asked = await shop.api("POST", path, range);
    expect(asked).toMatchObject({ status: 202, body: { count: 1, isMore: false } });
    await calls(3);
    expect((await shop.api("POST", path, { ...range, to: range.from })).status).toBe(400);
  });

  test("the log is filtered by endpoint, type, status and time, and read page by page", async () => {
    const one = await shop.addEndpoint(receiver.url);
    const other = await shop.addEndpoint(receiver.url, ["reward.issued"]);
    await signUp();
    await calls(7);
    expect(await shop.deliveries(`?endpoint=${one.id}`)).toHaveLength(5);
    expect(await shop.deliveries(`?endpoint=${other.id}`)).toHaveLength(2);
    expect(await shop.deliveries("?type=reward.issued,event.accepted")).toHaveLength(5);
    expect(await shop.deliveries(`?to=${new Date(Date.now() - 60_000).toISOString()}`)).toEqual([]);
    expect(await shop.deliveries(`?from=${new Date(Date.now() - 60_000).toISOString()}`)).toHaveLength(7);
    const seen: string[] = [];
    for (let cursor = ""; ; ) {
      const { body } = await shop.api("GET", `/api/webhook-endpoints/deliveries?limit=3${cursor}`);
      seen.push(...body.data.map((each: { id: string; endpointId: string }) => `${each.id} ${each.endpointId}`));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(7);
    expect((await shop.api("GET", "/api/webhook-endpoints/deliveries?cursor=nonsense")).status).toBe(400);
    expect((await shop.api("GET", "/api/webhook-endpoints/deliveries?status=lost")).status).toBe(400);
  });

  test("an endpoint says how it fared in the last day", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    receiver.next.push(answerWith(500));
    await note();
    await failedOnce(id, (await call()).id);
    await note();
    await calls(2);
    const endpoint = await until("both are counted", async () => {
      const { body } = await shop.api("GET", "/api/webhook-endpoints");
      const [{ hours }] = body.data;
      const sum = (key: "delivered" | "failed") =>
        hours.reduce((all: number, hour: Record<string, number>) => all + (hour[key] ?? 0), 0);
      return sum("delivered") === 1 && sum("failed") === 1 ? body.data[0] : null;
    });
    expect(endpoint).toMatchObject({ pending: { count: 1, isMore: false }, lastAttempt: { status: "delivered" } });
    expect(endpoint.hours).toHaveLength(24);
  });
});

describe("who may", () => {
  test("a person of another project finds neither the endpoint nor what it was sent", async () => {
    const { id } = await shop.addEndpoint(receiver.url, ["event.accepted"]);
    await note();
    const { id: noticeId } = await call();
    const other = await makeWebhookProject(app.url);
    const paths = ["", `/deliveries/${noticeId}`].map(
      (rest) => ["GET", `/api/webhook-endpoints/${id}${rest}`] as const,
    );
    const edits = ["/test", "/rotate-secret", "/resend", `/deliveries/${noticeId}/resend`].map(
      (rest) => ["POST", `/api/webhook-endpoints/${id}${rest}`] as const,
    );
    const span = { from: "2026-01-01T00:00:00Z", to: "2036-01-01T00:00:00Z" };
    for (const [method, path] of [...paths, ...edits, ["DELETE", `/api/webhook-endpoints/${id}`] as const]) {
      const body = path.endsWith("/rotate-secret") ? {} : path.endsWith(`${id}/resend`) ? span : undefined;
      expect([path, (await other.api(method, path, body)).status]).toEqual([path, 404]);
    }
    expect(await other.deliveries()).toEqual([]);
    expect((await other.api("GET", `/api/webhook-endpoints/deliveries?endpoint=${id}`)).status).toBe(404);
  });

  test("a viewer reads, and changes nothing", async () => {
    const { id } = await shop.addEndpoint(receiver.url);
    const viewer = await shop.as("viewer");
    expect((await viewer("GET", "/api/webhook-endpoints")).body.data).toHaveLength(1);
    expect((await viewer("POST", `/api/webhook-endpoints/${id}/test`)).status).toBe(403);
    expect((await viewer("POST", "/api/webhook-endpoints", { url: receiver.url })).status).toBe(403);
  });

  test("a project has twenty at most, however many are added at once", async () => {
    const add = () => shop.api("POST", "/api/webhook-endpoints", { url: receiver.url });
    const answers = await Promise.all(Array.from({ length: 24 }, add));
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(20);
    while ((await add()).status === 201);
    expect((await shop.api("GET", "/api/webhook-endpoints")).body.data).toHaveLength(20);
    expect((await add()).body).toMatchObject({ key: "resource_in_use", details: expect.stringContaining("20") });
  });

  test("what somebody was told of goes with her when she is erased", async () => {
    await shop.addEndpoint(receiver.url);
    const { body } = await signUp("to be erased");
    await calls(5);
    await until("all is delivered", async () => (await shop.deliveries("?status=delivered")).length === 5);
    await shop.api("POST", `/api/customers/${body.customer?.id}/erase`);
    const { rows } = await pool().query<{ type: string }>("SELECT type FROM notice WHERE project_id = $1", [
      shop.project.id,
    ]);
    // The referrer's credits name the referrer.
    expect(rows.map(({ type }) => type)).toEqual(["reward.issued"]);
  });
});
