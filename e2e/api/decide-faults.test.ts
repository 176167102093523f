import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { withClient } from "@/lib/launch/database";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { type Answer, post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject, referralConfig } from "./referral-project";
import { startApp } from "./server";
import { until } from "./until";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: ReferralProject;
const loops: DecideLoop[] = [];

beforeAll(async () => {
  app = await startApp();
});

afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
});

afterAll(() => app.close());

async function startWorker(): Promise<void> {
  const loop = new DecideLoop();
  loops.push(loop);
  await loop.start();
}

const send = (body: unknown, path?: string) => post(app.url, shop.key, body, { path });
const signUp = (who: string, code: string) => ({
  event: "signed_up",
  customer: { source_id: who },
  referral: { code },
});

async function count(table: string, where = "true"): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE project_id = $1 AND ${where}`,
    [shop.project.id],
  );
  return rows[0]?.n ?? -1;
}

const nothingDue = () => until("everything is decided", async () => (await count("event_due")) === 0, 15_000);

describe("an event that came between a campaign's creation and the servers' hearing of it", () => {
  test("is decided all the same, because the version it was judged by is compared when it is stored", async () => {
    shop = await makeReferralProject(pool(), 0);
    const trigger = await shop.project.addSchema("late_trigger");
    const body = { event: "late_trigger", customer: { source_id: "early-bird" } };
    expect(await send(body)).toMatchObject({ status: 200 });
    expect(await count("event_due")).toBe(0);
    await shop.project.addCampaign(referralConfig(trigger, shop.campaigns.gift, shop.campaigns.coupons), {
      isNew: true,
    });
    // The version moves and nobody is told: the server goes on with what it holds.
    await pool().query("UPDATE project SET config_version = config_version + 1 WHERE id = $1", [shop.project.id]);
    const { body: answer } = await send(body);
    expect(await count("event_due")).toBe(1);
    await startWorker();
    await nothingDue();
    expect(await count("decision", `event_id = '${storedId("event", answer.id ?? "")}' AND reason = 'no_code'`)).toBe(
      1,
    );
  });
});

describe("an event that cannot be decided", () => {
  test("ends as failed with its reason after three tries, and holds up nobody", async () => {
    shop = await makeReferralProject(pool(), 3);
    const full = await shop.project.addCard(shop.campaigns.gift, shop.codes[0]?.holderId ?? "", 2n ** 63n - 10n);
    const poison = await send(signUp("poison", "CODE-0"));
    const good = await Promise.all(
      Array.from({ length: 60 }, (_, at) => send(signUp(`good-${at}`, `CODE-${1 + (at % 2)}`))),
    );
    expect(good.every(({ status }) => status === 200)).toBe(true);
    await startWorker();
    await nothingDue();
    const { rows } = await pool().query("SELECT event_id, attempts, reason FROM event_failure WHERE project_id = $1", [
      shop.project.id,
    ]);
    expect(rows).toEqual([
      {
        event_id: storedId("event", poison.body.id ?? ""),
        attempts: 3,
        reason: expect.stringContaining("bigint out of range"),
      },
    ]);
    expect(await count("decision", "outcome = 'rewarded'")).toBe(120);
    const { rows: card } = await pool().query("SELECT balance_minor::text AS balance FROM code WHERE id = $1", [full]);
    expect(card).toEqual([{ balance: (2n ** 63n - 10n).toString() }]);
  });

  test("is told to who waits for it, with the reason", async () => {
    shop = await makeReferralProject(pool(), 1);
    await shop.project.addCard(shop.campaigns.gift, shop.codes[0]?.holderId ?? "", 2n ** 63n - 10n);
    await startWorker();
    const { body } = await send(signUp("waits", "CODE-0"), "/v1/events?wait=decisions");
    expect(body).toMatchObject({ decided: false, decisions: [], failure: expect.stringContaining("out of range") });
  });

  test("leaves the same person's later events decided", async () => {
    shop = await makeReferralProject(pool(), 2);
    await shop.project.addCard(shop.campaigns.gift, shop.codes[0]?.holderId ?? "", 2n ** 63n - 10n);
    await send(signUp("unlucky", "CODE-0"));
    await send(signUp("unlucky", "CODE-1"));
    await startWorker();
    await nothingDue();
    expect(await count("reward")).toBe(2);
    expect(await count("referral", `code_id = '${shop.codes[1]?.id}'`)).toBe(1);
  });
});

describe("a coupon campaign whose pattern has no code left", () => {
  async function withTinyPattern(): Promise<string> {
    shop = await makeReferralProject(pool(), 1);
    const tiny = await shop.project.addCampaign({ kind: "coupons", code: { pattern: "TINY-#", charset: "AB" } });
    const trigger = await shop.project.addSchema("tiny_trigger");
    const campaign = await shop.project.addCampaign(referralConfig(trigger, shop.campaigns.gift, tiny));
    await shop.project.addCode(campaign, "TINY-REF", shop.codes[0]?.holderId ?? "");
    await shop.project.configChanged();
    return tiny;
  }

  test("lets the side it was for wait, pays the other, and holds up nobody", async () => {
    await withTinyPattern();
    const answers: Answer[] = [];
    for (let at = 0; at < 5; at++) {
      const body = { ...signUp(`tiny-${at}`, "TINY-REF"), event: "tiny_trigger" };
      answers.push(
        await until("the event is known", async () => {
          const answer = await send(body);
          return answer.status === 200 && answer;
        }),
      );
    }
    const others = await Promise.all(Array.from({ length: 30 }, (_, at) => send(signUp(`other-${at}`, "CODE-0"))));
    expect(others.every(({ status }) => status === 200)).toBe(true);
    await startWorker();
    await nothingDue();
    expect(await count("event_failure")).toBe(0);
    expect(await count("code", "code LIKE 'TINY-_'")).toBe(2);
    expect(await count("decision", "side = 'referee' AND reason = 'codes_exhausted' AND outcome = 'waiting'")).toBe(3);
    expect(await count("decision", "side = 'referrer' AND outcome = 'rewarded'")).toBe(35);
  });
});

/** How many shards each transaction holds once every one with work is held, while nothing can be written. */
async function shardsHeldWhile(work: () => Promise<void>): Promise<number[]> {
  return withClient(env().DATABASE_URL, async (blocker) => {
    await blocker.query("BEGIN; LOCK TABLE decision IN ACCESS EXCLUSIVE MODE");
    await work();
    return until("every shard with work is held", async () => {
      const { rows } = await blocker.query<{ held: number }>(
        "SELECT count(*)::int AS held FROM pg_locks WHERE locktype = 'advisory' AND classid = 20261 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY pid",
      );
      const { rows: waiting } = await pool().query<{ n: number }>(
        "SELECT count(DISTINCT shard)::int AS n FROM event_due",
      );
      const held = rows.map((row) => row.held);
      return held.reduce((sum, each) => sum + each, 0) >= (waiting[0]?.n ?? 0) && held;
    });
  });
}

describe("two workers on one database", () => {
  test("share the work and decide everything once", async () => {
    shop = await makeReferralProject(pool(), 5);
    const batch = (from: number) => ({
      events: Array.from({ length: 500 }, (_, at) => signUp(`shared-${from + at}`, `CODE-${at % 5}`)),
    });
    await startWorker();
    await startWorker();
    // How many workers there are is counted once a second: what was claimed before is not yet shared out.
    let sent = 0;
    const isShared = await until("four lanes hold their quarter of the shards", async () => {
      const shards = await shardsHeldWhile(async () => {
        await send(batch(sent), "/v1/events/batch");
        sent += 500;
      });
      await nothingDue();
      return shards.length === 4 && shards.every((held) => held <= 16);
    });
    expect(isShared).toBe(true);
    await nothingDue();
    expect(await count("event_failure")).toBe(0);
    expect(await count("referral")).toBe(sent);
    expect(await count("reward")).toBe(2 * sent);
    expect(await count("decision")).toBe(2 * sent);
  });

  test("decide one person's events in the order they came", async () => {
    shop = await makeReferralProject(pool(), 4);
    await startWorker();
    await startWorker();
    const order = Array.from({ length: 40 }, (_, at) => ({
      ...signUp("in-order", `CODE-${at % 4}`),
      event: at < 39 ? "note_taken" : "signed_up",
    }));
    await send({ events: order }, "/v1/events/batch");
    await nothingDue();
    const { rows } = await pool().query(
      "SELECT d.reason FROM decision d WHERE d.project_id = $1 ORDER BY d.event_id, d.side",
      [shop.project.id],
    );
    expect(rows.map(({ reason }) => reason)).toEqual([
      "referral_attributed",
      ...Array(38).fill("already_referred"),
      ...["reward_issued", "reward_issued"],
    ]);
  });
});
