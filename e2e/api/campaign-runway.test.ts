import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { projectConfig } from "@/lib/pipeline/project-config";
import { RewardLoop } from "@/lib/pipeline/reward/reward-loop";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { ReferralShop, type Running } from "./referral-shop";
import { until } from "./until";

let rig: ReferralShop;
/** Beside the shop's own: what is told once has to be so under several who decide at the same time. */
const others = [new DecideLoop(), new DecideLoop()];
const otherWatch = new RewardLoop();

beforeAll(async () => {
  rig = await ReferralShop.open();
  await pool().query(
    `INSERT INTO webhook_endpoint (id, project_id, url, types, secret, created_at) VALUES ($1, $2, 'https://nobody.example/', '{}', 'x', now())`,
    [newId(), rig.shop.project.id],
  );
  await pool().query("UPDATE project SET config_version = config_version + 1 WHERE id = $1", [rig.shop.project.id]);
  await until("the endpoint is known", async () =>
    (await projectConfig(rig.shop.project.id)).announced.has("pool.low"),
  );
  for (const loop of others) await loop.start();
  otherWatch.start();
}, 60_000);
afterAll(async () => {
  await Promise.all([...others, otherWatch].map((loop) => loop.stop()));
  expect(await rig.close()).toEqual([]);
});

let friends = 0;
beforeEach(() => {
  friends = 0;
});

interface Told {
  type: string;
  share: number;
  [amounts: string]: unknown;
}

/** What endpoints were told of a campaign's limits or pool, in order. */
async function told(campaignId: string): Promise<Told[]> {
  const { rows } = await pool().query<{ type: string; body: string }>(
    `SELECT type, body FROM notice WHERE project_id = $1 AND subject_id = $2
       AND type IN ('budget.threshold', 'cap.reached', 'pool.low') ORDER BY id`,
    [rig.shop.project.id, storedId("campaign", campaignId)],
  );
  return rows.map(({ type, body }) => {
    const { campaign: _campaign, ...data } = JSON.parse(body).data;
    return { type, ...data };
  });
}

const runway = async (id: string) => (await rig.shop.call("GET", `/api/campaigns/${id}/runway`)).body.data;
const tag = newId().slice(-6);
const arrive = (campaign: Running, count: number) =>
  Promise.all(
    Array.from({ length: count }, () => rig.post({ who: `${tag}-${campaign.id}-${friends++}`, code: campaign.code })),
  );

const budget = (max: number) => ({ of: "campaign", measure: "value", period: "all", max });
const quiet = { signals: { velocity: "off" } };

describe("a budget", () => {
  test("is told at 80 % and when it is spent, once each, however many decide at the same time", async () => {
    const campaign = await rig.running({ goals: [rig.buys()], limits: [budget(10_000)], fraud: quiet });
    await arrive(campaign, 7);
    expect(await told(campaign.id)).toEqual([]);
    await arrive(campaign, 13);
    const limit = { period: "all", max_minor: 10_000, currency: "EUR" };
    expect(await told(campaign.id)).toEqual([
      { type: "budget.threshold", share: 80, limit: { ...limit, used_minor: expect.any(Number) } },
      { type: "budget.threshold", share: 100, limit: { ...limit, used_minor: 10_000 } },
    ]);
    expect(await runway(campaign.id)).toMatchObject([
      {
        ...{ kind: "budget", period: "all", max: 10_000, used: 10_000, left: 0, reserved: 0, share: 1, level: "empty" },
        ...{ pace: null, emptyAt: null, reached: [{ share: 80 }, { share: 100 }] },
      },
    ]);
  });

  test("that is raised is told of anew; what was taken back and spent again is not", async () => {
    const refund = {
      ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, qualifies: false },
      action: { kind: "take_back", goals: ["buy"] },
    };
    const campaign = await rig.running({ goals: [rig.buys(), refund], limits: [budget(5_000)], fraud: quiet });
    await arrive(campaign, 5);
    await rig.post({ event: "order_refunded", who: `${tag}-${campaign.id}-0` });
    expect(await runway(campaign.id)).toMatchObject([{ used: 4_000, level: "low" }]);
    await arrive(campaign, 1);
    const shares = async () => (await told(campaign.id)).map(({ share }) => share);
    expect(await shares()).toEqual([80, 100]);
    await rig.change(campaign, (config) => ({ ...config, limits: [budget(10_000)] }));
    expect(await runway(campaign.id)).toMatchObject([{ used: 5_000, max: 10_000, level: "fine", reached: [] }]);
    await arrive(campaign, 3);
    expect(await shares()).toEqual([80, 100, 80]);
  });

  test("that waits to be given is reserved, and its last two weeks say how long the rest lasts", async () => {
    const goals = [rig.buys({ holdDays: 3 })];
    const campaign = await rig.running({ goals, limits: [budget(20_000)], fraud: quiet });
    await arrive(campaign, 4);
    expect(await runway(campaign.id)).toMatchObject([{ used: 4_000, reserved: 4_000, pace: null, emptyAt: null }]);
    await pool().query("UPDATE reward SET occurred_at = occurred_at - interval '4 days' WHERE campaign_id = $1", [
      storedId("campaign", campaign.id),
    ]);
    const [supply] = await runway(campaign.id);
    expect(supply.pace).toBeCloseTo(1_000, -1);
    const days = (new Date(supply.emptyAt).getTime() - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(16, 0);
    expect(supply.isSoon).toBe(false);
  });
});

test("a limit of rewards is told when it is reached and not before; a person's is nobody's alarm", async () => {
  const campaign = await rig.running({
    goals: [rig.buys({ action: { kind: "reward", referrer: rig.credits(100) } })],
    limits: [
      { of: "campaign", measure: "count", period: "day", max: 5 },
      { of: "referrer", measure: "count", period: "all", max: 5 },
    ],
    fraud: quiet,
  });
  await arrive(campaign, 4);
  expect(await told(campaign.id)).toEqual([]);
  await arrive(campaign, 4);
  expect(await told(campaign.id)).toEqual([
    { type: "cap.reached", share: 100, limit: { period: "day", max_count: 5, used_count: 5 } },
  ]);
  expect(await runway(campaign.id)).toMatchObject([
    { kind: "cap", period: "day", max: 5, used: 5, level: "empty", renewsAt: expect.any(String) },
  ]);
});

test("a pool is told when 80 % and when all of it is given, once each, and anew after it was filled", async () => {
  const stock = await rig.startCampaign({
    ...{ kind: "coupons", isStatic: true, joinOnce: false },
    code: { pattern: "POOL-########", charset: "23456789" },
  });
  const add = (count: number) => rig.shop.call("POST", `/api/campaigns/${stock}/codes`, { count });
  await add(5);
  const coupon = { kind: "coupon", campaign: { id: stock } };
  const campaign = await rig.running({
    goals: [rig.buys({ action: { kind: "reward", referee: coupon } })],
    fraud: quiet,
  });
  const shares = async () => (await told(stock)).map(({ share }) => share);
  const untilTold = (wanted: number[]) =>
    until(`shares ${wanted} are told`, async () => JSON.stringify(await shares()) === JSON.stringify(wanted));
  await arrive(campaign, 4);
  await untilTold([80]);
  await arrive(campaign, 2);
  await untilTold([80, 100]);
  expect((await told(stock))[1]).toEqual({ type: "pool.low", share: 100, pool: { codes: 5, left: 0 } });
  const [supply] = await runway(campaign.id);
  expect(supply).toMatchObject({ kind: "pool", campaign: { id: stock }, max: 5, used: 5, level: "empty" });
  expect(await runway(stock)).toEqual([supply]);
  await add(5);
  await until("the one that waited has its code and both shares are forgotten", async () => {
    const [filled] = await runway(stock);
    return filled.used === 6 && filled.reached.length === 0;
  });
  await arrive(campaign, 2);
  await untilTold([80, 100, 80]);
});

test("who looks at the overview is told what runs low", async () => {
  const campaign = await rig.running({ goals: [rig.buys()], limits: [budget(1_000)], fraud: quiet });
  await arrive(campaign, 1);
  const { attention } = (await rig.shop.call("GET", "/api/overview")).body;
  const own = attention.find((item: { mend: { id?: string } }) => item.mend.id === campaign.id);
  expect(own).toMatchObject({ tone: "bad", detail: "All of it is spent: nothing more is given.", action: "Raise it" });
});
