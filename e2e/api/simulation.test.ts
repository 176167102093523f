import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { SimulationRecord } from "@/lib/domain/simulation/simulation";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { RewardLoop } from "@/lib/pipeline/reward/reward-loop";
import { runNextSimulation } from "@/lib/pipeline/simulate/simulation-queue";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { makePerson, signIn } from "./people";
import { startApp } from "./server";
import { makeShop, publishEvent, type Shop } from "./shop";
import { until } from "./until";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let gifts: string;
let coupons: string;
let history: { id: string; codes: string[]; config: Config };
const loops = { decide: new DecideLoop(), reward: new RewardLoop() };

interface Config {
  goals: Record<string, unknown>[];
  [part: string]: unknown;
}

const codes = (pattern: string) => ({ joinOnce: false, code: { pattern, charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" } });
const credits = (amount: object) => ({ kind: "credits", campaign: { id: gifts }, amount });
const atLeast = (value: number) => ({ combinator: "and", rules: [{ field: "event.total", operator: ">=", value }] });

/** Purchases from a minimum on, sign-ups whose reward waits, refunds by order, tiers and limits: all that a simulation has to get right. */
const config = (minimum: number): Config => ({
  kind: "referral",
  ...codes("FRIEND-########"),
  attribution: { referee: { kind: "anyone" }, windowDays: 30, waitDays: 7 },
  goals: [
    {
      ...{ id: "buy", name: "Purchase", trigger: { name: "order_paid" }, condition: atLeast(minimum) },
      ...{ occurrence: { kind: "every" } },
      action: {
        kind: "reward",
        referrer: credits({ kind: "percent", basisPoints: 1_000, property: "total" }),
        referee: { kind: "coupon", campaign: { id: coupons }, costMinor: 150 },
      },
    },
    {
      ...{ id: "sign_up", name: "Sign-up", trigger: { name: "signed_up" }, qualifies: false, holdDays: 14 },
      action: { kind: "reward", referee: { kind: "material", name: "Mug", costMinor: 300 } },
    },
    {
      ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, qualifies: false },
      ...{ occurrence: { kind: "every" } },
      action: { kind: "take_back", goals: ["buy"], match: { property: "order", given: "order" } },
    },
  ],
  tiers: [{ id: "two", goal: "buy", at: 2, repeats: true, reward: { kind: "material", name: "Hat", costMinor: 500 } }],
  limits: [{ of: "referrer", measure: "value", period: "all", max: 2_500 }],
  fraud: { signals: { same_phone: "hold" } },
});

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url, "order_paid");
  for (const event of ["signed_up", "order_refunded", "page_seen"]) await publishEvent(shop.project.id, event);
  gifts = await startCampaign({ kind: "gift", amountMinor: 0, ...codes("CARD-########") });
  coupons = await startCampaign({ kind: "coupons", ...codes("HELLO-########") });
  await loops.decide.start();
  loops.reward.start();
  const id = await startCampaign(config(20));
  history = {
    id,
    codes: [await codeFor(id, "nora", "+49 30 1234"), await codeFor(id, "omar", null)],
    config: config(20),
  };
  await postHistory();
  await Promise.all([loops.decide.stop(), loops.reward.stop()]);
});

afterAll(async () => {
  await stopConfigWatch();
  await app.close();
});

let made = 0;

async function startCampaign(given: object): Promise<string> {
  const { status, body } = await shop.call("POST", "/api/campaigns", { name: `Campaign ${made++}`, config: given });
  expect([status, body.details]).toEqual([201, undefined]);
  expect((await shop.call("POST", `/api/campaigns/${body.id}/start`)).status).toBe(200);
  return body.id;
}

async function codeFor(campaign: string, source_id: string, phone: string | null): Promise<string> {
  await shop.call("POST", "/v1/customers", { source_id, name: source_id, phone });
  const { body } = await shop.call("POST", `/api/campaigns/${campaign}/codes`, { customer: source_id });
  return body.data[0].code;
}

async function post(event: string, who: string, more: { code?: string; metadata?: object; phone?: string } = {}) {
  const { status, body } = await shop.call("POST", "/v1/events?wait=decisions", {
    ...{ event, metadata: more.metadata ?? {}, customer: { source_id: who, phone: more.phone } },
    ...(more.code && { referral: { code: more.code } }),
  });
  expect([status, body?.decided]).toEqual([200, true]);
  return body.id as string;
}

async function postHistory(): Promise<void> {
  const [nora, omar] = history.codes;
  const order = (total: number, number: string) => ({ metadata: { total, order: number } });
  await post("signed_up", "ana", { code: nora });
  await post("order_paid", "ana", order(100, "A-1"));
  await post("order_paid", "ana", order(10, "A-2"));
  // Buys before the code comes: the purchase waited for it.
  await post("order_paid", "ben", order(40, "B-1"));
  await post("page_seen", "ben", { code: nora });
  await post("order_paid", "cleo", { code: "NO-SUCH-CODE", ...order(60, "C-1") });
  await post("order_paid", "cleo", { code: omar, ...order(30, "C-2") });
  // The same phone number as the holder of the code: held.
  await post("order_paid", "dora", { code: nora, phone: "+49 30 1234", ...order(50, "D-1") });
  // The limit of 25.00 cuts this, and leaves nothing for the next, until a refund makes room.
  await post("order_paid", "emil", { code: nora, ...order(120, "E-1") });
  await post("order_paid", "emil", order(45, "E-2"));
  await post("order_refunded", "ana", { metadata: { order: "A-1" } });
  await post("order_paid", "fred", { code: nora, ...order(35, "F-1") });
  await post("signed_up", "stranger");
  await post("order_paid", "nora", { code: nora, ...order(90, "N-1") });
  await post("order_paid", "fred", { code: omar, ...order(25, "F-2") });
}

/** What really became of the campaign, in the shape of a simulation's figures. */
async function reality(campaign: string) {
  const id = storedId("campaign", campaign);
  const one = async (text: string) => (await pool().query(text, [shop.project.id, id])).rows;
  const [counts] =
    await one(`SELECT count(*)::int AS referrals, count(*) FILTER (WHERE status = 'qualified')::int AS converted
    FROM referral WHERE project_id = $1 AND campaign_id = $2`);
  const [costs] =
    await one(`SELECT coalesce(sum(cost_minor) FILTER (WHERE status NOT IN ('void', 'reversed')), 0)::text AS "costMinor",
      coalesce(sum(cost_minor) FILTER (WHERE status IN ('pending', 'held')), 0)::text AS "openMinor"
    FROM reward WHERE project_id = $1 AND campaign_id = $2`);
  const rewards = await one(`SELECT side, kind, status, count(*)::int AS count, sum(cost_minor)::text AS "costMinor"
    FROM reward WHERE project_id = $1 AND campaign_id = $2 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
  const reasons = await one(`SELECT outcome, reason, count(*)::int AS count FROM decision
    WHERE project_id = $1 AND campaign_id = $2 GROUP BY 1, 2 ORDER BY 1, 2`);
  return { ...counts, ...costs, rewards, reasons };
}

const byReason = (one: { outcome: string; reason: string }) => `${one.outcome} ${one.reason}`;

async function start(campaign: string, order: object = {}): Promise<SimulationRecord> {
  const { status, body } = await shop.call("POST", `/api/campaigns/${campaign}/simulations`, { days: 30, ...order });
  expect([status, body.details]).toEqual([201, undefined]);
  return body;
}

async function read(campaign: string, id: string): Promise<SimulationRecord> {
  return SimulationRecord.parse((await shop.call("GET", `/api/campaigns/${campaign}/simulations/${id}`)).body);
}

const runNext = () => runNextSimulation(new AbortController().signal);

async function simulate(campaign: string, order: object = {}) {
  const { id } = await start(campaign, order);
  expect(await runNext()).toBe(true);
  const done = await read(campaign, id);
  expect([done.status, done.error, done.seen]).toEqual(["done", null, done.total]);
  if (!done.result) throw new Error("a simulation that is done has a result");
  return done.result;
}

/** A hash of every row of every table but the simulations and what says who ordered them. */
async function everythingElse(): Promise<Record<string, string>> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT IN ('simulation', 'audit_entry', 'api_key')`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: hashed } = await pool().query<{ hash: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS hash FROM "${name}" t`,
    );
    hashes[name] = hashed[0]?.hash ?? "";
  }
  return hashes;
}

describe("a simulation of what runs", () => {
  test("over a history comes to exactly the referrals, rewards, cost and reasons that it really came to", async () => {
    const { figures, compared, notes } = await simulate(history.id);
    const { reasons, ...real } = await reality(history.id);
    expect(figures).toMatchObject(real);
    expect([...figures.reasons].sort((one, other) => (byReason(one) < byReason(other) ? -1 : 1))).toEqual(reasons);
    expect(real.referrals).toBe(6);
    expect(real.rewards.map(({ status }: { status: string }) => status)).toEqual(
      expect.arrayContaining(["issued", "pending", "held", "reversed"]),
    );
    expect(figures.limits).toEqual([
      // Emil's order, and after the refund made room the last one of Fred's; Emil's next and the second hat found no room.
      { limit: "at most €\u00a025.00 for a referrer", cut: 2, refused: 2 },
    ]);
    expect(figures.held).toEqual([
      {
        signal: "same_phone",
        held: expect.any(Number),
        approved: 0,
        void: 0,
        waiting: expect.any(Number),
        given: 0,
        unknown: 0,
      },
    ]);
    expect(figures.held[0]?.waiting).toBe(figures.held[0]?.held);
    expect(figures.due.length).toBeGreaterThan(0);
    expect(figures.days).toHaveLength(31);
    expect(figures.days.at(-1)).toMatchObject({ referrals: 6, costMinor: figures.costMinor });
    expect(figures.topReferrers.map(({ name }) => name)).toEqual(["nora", "omar"]);
    expect(compared).toBeNull();
    expect(notes.join(" ")).toContain("as they are now");
  });

  test("compared with itself is no different", async () => {
    const { figures, compared } = await simulate(history.id, { config: history.config, compareWith: "running" });
    expect(compared).toEqual({
      number: 1,
      figures,
      gained: { count: 0, costMinor: "0", samples: [] },
      lost: { count: 0, costMinor: "0", samples: [] },
      changed: { count: 0, costMinor: "0", samples: [] },
    });
  });

  test("changes nothing but its own row", async () => {
    const before = await everythingElse();
    await simulate(history.id, { config: config(50), compareWith: "running" });
    expect(await everythingElse()).toEqual(before);
  });
});

describe("a simulation of a changed minimum", () => {
  test("loses the rewards of what is below it, and says why with what both said", async () => {
    const { figures, compared } = await simulate(history.id, { config: config(36), compareWith: "running" });
    if (!compared) throw new Error("it was to be compared");
    // 30.00, 35.00 and 25.00 are too little now.
    const lost = compared.lost.samples.filter(({ side, goal }) => side === "referee" && goal === "buy");
    expect(lost.map(({ referee }) => referee.name).sort()).toEqual(["cleo", "fred", "fred"]);
    expect(lost[0]).toMatchObject({
      running: { status: "issued", costMinor: "150" },
      tried: null,
      runningSays: { outcome: "rewarded", reason: "reward_issued", check: null },
      triedSays: { outcome: "refused", reason: "condition_failed", check: { check: "condition", saw: "30" } },
    });
    expect(figures.referrals).toBe(compared.figures.referrals);
    // Fred; Cleo had ordered for 60.00 before she named a code.
    expect(figures.converted).toBe(compared.figures.converted - 1);
    const difference = [compared.gained, compared.lost, compared.changed].reduce(
      (sum, { costMinor }) => sum + Number(costMinor),
      0,
    );
    expect(difference).toBe(Number(figures.costMinor) - Number(compared.figures.costMinor));
  });

  test("that is lower gains rewards, by events that named no code again", async () => {
    const { compared } = await simulate(history.id, { config: config(5), compareWith: "running" });
    expect(compared?.gained.samples).toContainEqual(
      expect.objectContaining({
        goal: "buy",
        side: "referee",
        referee: expect.objectContaining({ name: "ana" }),
        running: null,
        runningSays: expect.objectContaining({ reason: "condition_failed" }),
        triedSays: expect.objectContaining({ reason: "reward_issued" }),
      }),
    );
  });

  test("in a draft that never ran sees its own codes alone, and none of another project's events", async () => {
    const { body } = await shop.call("POST", "/api/campaigns", { name: `Draft ${made++}`, config: config(20) });
    const draft = await simulate(body.id);
    expect([draft.figures.referrals, draft.figures.rewards]).toEqual([0, []]);
    const other = await makeShop(app.url, "order_paid");
    for (const event of ["signed_up", "order_refunded"]) await publishEvent(other.project.id, event);
    await other.call("POST", "/v1/events", {
      ...{ event: "order_paid", customer: { source_id: "ana" }, metadata: { total: 500, order: "X" } },
      referral: { code: history.codes[0] },
    });
    expect((await simulate(history.id)).figures.referrals).toBe(6);
    const answer = await other.call("GET", `/api/campaigns/${history.id}/simulations`);
    expect(answer.status).toBe(404);
  });
});

describe("a simulation under way", () => {
  test("is one at a time for a campaign, and is not done once it is cancelled", async () => {
    const { id } = await start(history.id);
    expect(await shop.call("POST", `/api/campaigns/${history.id}/simulations`, { days: 90 })).toMatchObject({
      status: 409,
      body: { details: expect.stringContaining("under way") },
    });
    const { body } = await shop.call("POST", `/api/campaigns/${history.id}/simulations/${id}/cancel`);
    expect([body.status, body.result]).toEqual(["cancelled", null]);
    expect(await runNext()).toBe(false);
    expect((await shop.call("POST", `/api/campaigns/${history.id}/simulations/${id}/cancel`)).status).toBe(409);
    const { body: list } = await shop.call("GET", `/api/campaigns/${history.id}/simulations`);
    expect(list.data[0]).toMatchObject({ id, status: "cancelled" });
    expect(list.data[0]).not.toHaveProperty("result");
  });

  test("that is cancelled between two chunks ends there, with no result", async () => {
    const { id } = await start(history.id, { days: 90 });
    const running = runNext();
    await until("it is counted", async () => (await claimed(id)) !== null);
    await shop.call("POST", `/api/campaigns/${history.id}/simulations/${id}/cancel`);
    await running;
    expect(await read(history.id, id)).toMatchObject({ status: "cancelled", result: null });
  });

  test("whose worker is killed is begun anew by another, and comes to the same", async () => {
    const expected = await simulate(history.id, { days: 90 });
    const { id } = await start(history.id, { days: 90 });
    const worker = startWorker();
    await until("the other worker has it", async () => (await claimed(id)) !== null, 30_000);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    expect((await read(history.id, id)).status).toBe("running");
    // Nobody takes it while its worker may be alive.
    expect(await runNext()).toBe(false);
    await pool().query("UPDATE simulation SET leased_until = now() - interval '1 second' WHERE id = $1", [
      storedId("simulation", id),
    ]);
    expect(await runNext()).toBe(true);
    const done = await read(history.id, id);
    expect(done.status).toBe("done");
    expect(done.result?.figures).toEqual(expected.figures);
  }, 60_000);

  test("that ends its workers every time is given up, and says so", async () => {
    const { id } = await start(history.id);
    await pool().query("UPDATE simulation SET attempts = 3 WHERE id = $1", [storedId("simulation", id)]);
    expect(await runNext()).toBe(true);
    expect(await read(history.id, id)).toMatchObject({
      status: "failed",
      error: expect.stringContaining("workers ended"),
    });
  });

  test("is started by those who may change campaigns, and seen by those who may look", async () => {
    const { email } = await makePerson({ [shop.project.id]: "viewer" });
    const headers = {
      cookie: await signIn(app.url, email),
      origin: app.url,
      "x-goodword-project": shop.project.publicId,
      "content-type": "application/json",
    };
    const url = `${app.url}/api/campaigns/${history.id}/simulations`;
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await fetch(url, { method: "POST", headers, body: JSON.stringify({ days: 30 }) })).status).toBe(403);
  });
});

async function claimed(id: string): Promise<string | null> {
  const { rows } = await pool().query<{ run: string | null }>("SELECT run FROM simulation WHERE id = $1", [
    storedId("simulation", id),
  ]);
  return rows[0]?.run ?? null;
}

/** A process that takes the next simulation and is stopped in the middle of it by a lock on what it has to read. */
function startWorker() {
  const script = `
    import { runNextSimulation } from "./lib/pipeline/simulate/simulation-queue.ts";
    import { pool } from "./lib/server/db.ts";
    const query = pool().query.bind(pool());
    // Goes on for ever once it has noted its first progress: what a kill interrupts.
    pool().query = (...given) => given[0]?.name === "note simulation" ? new Promise(() => setInterval(() => 0, 1000)) : query(...given);
    await runNextSimulation(new AbortController().signal);
  `;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

describe("one event that is tried", () => {
  const attempt = async (body: object, status = 200) => {
    const answer = await shop.call("POST", `/api/campaigns/${history.id}/try`, body);
    expect([answer.status, answer.body.details]).toEqual([status, status === 200 ? undefined : expect.any(String)]);
    return answer.body;
  };
  const friend = { person: { name: "Nia", email: "nia@example.com" } };
  const order = (total: number) => ({ name: "order_paid", metadata: { total, order: "T-1" } });

  test("against a draft says who would get what, and stores nothing", async () => {
    const before = await everythingElse();
    const { ok, decisions } = await attempt({
      ...{ config: config(50), event: order(80), referee: friend, referrer: { person: { name: "Rex" } } },
    });
    expect(ok).toBe(true);
    expect(decisions).toMatchObject([
      {
        goal: "buy",
        side: "referrer",
        outcome: "rewarded",
        referrer: "Rex",
        reward: { kind: "credits", amountMinor: "800" },
      },
      {
        goal: "buy",
        side: "referee",
        outcome: "rewarded",
        referee: "Nia",
        reward: { kind: "coupon" },
        waits: { for: "nothing" },
      },
    ]);
    expect(await everythingElse()).toEqual(before);
  });

  test("that misses a condition by little says how little", async () => {
    const { decisions } = await attempt({
      ...{ config: config(50), event: order(47.9), referee: friend, referrer: { code: history.codes[1] } },
      referral: { attributed_at: new Date(Date.now() - 86_400_000).toISOString() },
    });
    expect(decisions).toMatchObject([
      { goal: "buy", outcome: "refused", reason: "condition_failed", referrer: "omar" },
    ]);
    expect(decisions[0].checks.at(-1)).toMatchObject({
      ok: false,
      saw: "47.90",
      miss: expect.stringContaining("2.10"),
    });
  });

  test("counts what is assumed: a friend who completes a tier, and a limit with little left", async () => {
    const { decisions } = await attempt({
      ...{ event: order(80), referee: friend, referrer: { person: { name: "Rex" } } },
      counters: { friends: 3, referrer: { valueMinor: 2_000 } },
    });
    expect(
      decisions.map(({ goal, side, outcome, reward }: Record<string, never>) => [
        goal,
        side,
        outcome,
        Object(reward).amountMinor,
      ]),
    ).toEqual([
      ["buy", "referrer", "rewarded", "500"],
      ["buy", "referee", "rewarded", null],
      ["tier.two.2", "referrer", "refused", undefined],
    ]);
  });

  test("by a stored customer is judged by what is stored of them", async () => {
    const own = await attempt({ event: order(80), referee: { source_id: "nora" }, referrer: { source_id: "nora" } });
    expect(own.decisions).toMatchObject([{ outcome: "refused", reason: "self_referral" }]);
    const same = await attempt({
      event: order(80),
      referee: { source_id: "dora" },
      referrer: { code: history.codes[0] },
    });
    // Her own limit is used up by what she really got.
    expect(same.decisions[0]).toMatchObject({ side: "referrer", reason: "cap_referrer" });
    expect(same.decisions[1]).toMatchObject({
      outcome: "held",
      signals: [{ signal: "same_phone" }],
      waits: { for: "person" },
    });
    await attempt({ event: order(80), referee: { source_id: "nobody-here" } }, 404);
  });

  test("in a campaign that was never started counts as if it ran", async () => {
    const { body } = await shop.call("POST", "/api/campaigns", { name: `Draft ${newId()}`, config: config(20) });
    const answer = await shop.call("POST", `/api/campaigns/${body.id}/try`, {
      ...{ event: order(80), referee: friend, referrer: { person: { name: "Rex" } } },
    });
    expect(answer.body.decisions[0]).toMatchObject({ outcome: "rewarded" });
  });

  test("that would not even be taken says why", async () => {
    const { ok, problems } = await attempt({ event: { name: "no_such_event" }, referee: friend });
    expect([ok, problems[0].outcome]).toEqual([false, "refused"]);
  });

  test("with a code that nobody knows, or none, says so", async () => {
    const unknown = await attempt({ event: order(80), referee: friend, referrer: { code: "NOBODYS" } });
    expect(unknown.decisions).toMatchObject([{ reason: "code_not_found", code: "NOBODYS" }]);
    const none = await attempt({ event: order(80), referee: friend });
    expect(none.decisions).toMatchObject([{ outcome: "nothing_due", reason: "no_code" }]);
  });
});
