import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CampaignReward } from "@/lib/domain/campaign/record";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { RewardLoop } from "@/lib/pipeline/reward/reward-loop";
import { db } from "@/lib/server/db";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, publishEvent, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let campaign: { id: string; name: string };
let path: string;
const loop = new DecideLoop();
const rewardLoop = new RewardLoop();

/** Posts an event of the shop's trigger and waits until it is decided. */
async function send(sourceId: string, code: string | null, event = shop.eventName): Promise<void> {
  const answer = await shop.call("POST", "/v1/events?wait=decisions", {
    event,
    customer: { source_id: sourceId, name: `Friend ${sourceId}` },
    ...(code ? { referral: { code } } : {}),
    metadata: {},
  });
  expect(answer.status).toBe(200);
}

let code: string;

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
  await loop.start();
  rewardLoop.start();
  await publishEvent(shop.project.id, "looked_around");
  campaign = (await makeReferralCampaign(shop)).referral;
  path = `/api/campaigns/${campaign.id}`;
  await shop.call("POST", "/v1/customers", { source_id: "nora", name: "Nora Ryan" });
  const { body } = await shop.call("POST", `${path}/codes`, { customer: "nora" });
  code = body.data[0].code;
  await send("waiting", code, "looked_around");
  await send("converted", code);
  await send("again", "NOT-A-CODE");
});
afterAll(async () => {
  await loop.stop();
  await rewardLoop.stop();
  await app.close();
});

describe("what a campaign did", () => {
  test("is told from code to reward, with the reasons of what it did not do", async () => {
    const { body } = await shop.call("GET", `${path}/funnel?range=7d`);
    expect(body).toMatchObject({
      currency: "EUR",
      span: { published: 1, attributed: 2, qualified: 1, rewarded: 1, costMinor: "1000", couponsCount: 1 },
      before: { published: 0, attributed: 0, qualified: 0, rewarded: 0, costMinor: "0", couponsCount: 0 },
      openReferrals: 1,
      refusals: [{ reason: "code_not_found", events: 1, lastEventId: expect.stringMatching(/^event_/) }],
    });
    expect(body.series.attributed).toEqual([0, 0, 0, 0, 0, 0, 2]);
    expect(body.series.qualified.at(-1)).toBe(1);
  });

  test("stands beside the others in the list's figures", async () => {
    const { body } = await shop.call("GET", "/api/campaigns/figures");
    expect(body.days).toHaveLength(30);
    const own = body.data.find((each: { campaignId: string }) => each.campaignId === campaign.id);
    expect(own).toMatchObject({ costMinor: "1000", couponsCount: 1 });
    expect([own.referrals.at(-1), own.qualified.at(-1)]).toEqual([2, 1]);
  });

  test("lists its referrals, the newest first, by state and by either of the two", async () => {
    const { body } = await shop.call("GET", `${path}/referrals`);
    expect(body.data).toMatchObject([
      { referee: { sourceId: "converted" }, status: "qualified", code, event: { name: shop.eventName } },
      { referee: { sourceId: "waiting" }, status: "attributed", qualifiedAt: null, event: { name: "looked_around" } },
    ]);
    const friends = async (query: string) =>
      (await shop.call("GET", `${path}/referrals?${query}`)).body.data.map(
        (each: { referee: { sourceId: string } }) => each.referee.sourceId,
      );
    expect(await friends("status=attributed")).toEqual(["waiting"]);
    expect(await friends("customer=nora")).toEqual(["converted", "waiting"]);
    expect(await friends("customer=waiting")).toEqual(["waiting"]);
    expect(await friends("customer=nobody")).toEqual([]);
    const first = (await shop.call("GET", `${path}/referrals?limit=1`)).body;
    expect(await friends(`cursor=${first.nextCursor}`)).toEqual(["waiting"]);
  });

  test("lists its rewards by side and kind, page by page", async () => {
    const first = (await shop.call("GET", `${path}/rewards?limit=1`)).body;
    const rest = (await shop.call("GET", `${path}/rewards?cursor=${first.nextCursor}`)).body;
    expect(rest.nextCursor).toBeNull();
    expect([...first.data, ...rest.data].map((each: { side: string }) => each.side).sort()).toEqual([
      "referee",
      "referrer",
    ]);
    expect((await shop.call("GET", `${path}/rewards?side=referrer`)).body.data).toMatchObject([
      { kind: "credits", amountMinor: "1000", currency: "EUR", recipient: { sourceId: "nora" } },
    ]);
    expect((await shop.call("GET", `${path}/rewards?kind=coupon`)).body.data).toMatchObject([
      { side: "referee", amountMinor: null, recipient: { sourceId: "converted" } },
    ]);
  });

  test("says that events came while it was paused", async () => {
    const made = (await makeReferralCampaign(shop)).referral;
    const own = `/api/campaigns/${made.id}`;
    const { body } = await shop.call("POST", `${own}/codes`, { customer: "nora" });
    await shop.call("POST", `${own}/pause`);
    await send("too-late", body.data[0].code);
    expect((await shop.call("GET", `${own}/funnel`)).body).toMatchObject({
      span: { attributed: 0, rewarded: 0 },
      refusals: expect.arrayContaining([expect.objectContaining({ reason: "campaign_paused", events: 1 })]),
    });
  });

  test.each([
    "/referrals?cursor=x",
    "/rewards?cursor=1.x",
    "/codes?cursor=x",
    "/funnel?range=1y",
    "/rewards?side=both",
  ])("asked for as %s is refused", async (rest) => {
    expect((await shop.call("GET", path + rest)).status).toBe(400);
  });
});

describe("codes", () => {
  const codesOf = async (query: string) => (await shop.call("GET", `${path}/codes?${query}`)).body.data;

  test("are given to whoever has none yet, and found by their beginning in any case", async () => {
    const again = await shop.call("POST", `${path}/codes`, { customer: "nora" });
    expect(again).toMatchObject({ status: 201, body: { data: [{ code, holder: { sourceId: "nora" } }] } });
    expect(await codesOf(`q=${code.slice(0, 9).toLowerCase()}`)).toMatchObject([{ code }]);
    expect(await codesOf("q=%25")).toEqual([]);
  });

  test("of somebody's own choosing are given whole, or kept for later", async () => {
    await shop.call("POST", "/v1/customers", { source_id: "famous", name: "Famous" });
    const given = await shop.call("POST", `${path}/codes`, { code: "FAMOUS10", customer: "famous" });
    expect(given.body.data).toMatchObject([{ code: "FAMOUS10", holder: { sourceId: "famous" } }]);
    const kept = await shop.call("POST", `${path}/codes`, { code: "LATER10" });
    expect(kept.body.data).toMatchObject([{ code: "LATER10", holder: null, publishedAt: null }]);
    expect(await shop.call("POST", `${path}/codes`, { code: "famous10" })).toMatchObject({ status: 409 });
    expect((await codesOf("state=free")).map((each: { code: string }) => each.code)).toEqual(["LATER10"]);
  });

  test("are not left behind when nobody can be given them", async () => {
    expect((await shop.call("POST", `${path}/codes`, { code: "NOBODY10", customer: "who" })).status).toBe(404);
    await shop.call("POST", `${path}/pause`);
    const paused = await shop.call("POST", `${path}/codes`, { code: "NOBODY10", customer: "nora" });
    await shop.call("POST", `${path}/start`);
    expect(paused).toMatchObject({ status: 400, body: { key: "voucher_cannot_be_published" } });
    expect(await codesOf("q=NOBODY10")).toEqual([]);
  });

  test("are switched off and on again, with the audit log to show it", async () => {
    const [{ id }] = await codesOf("q=LATER10");
    expect((await shop.call("POST", `/api/codes/${id}/disable`)).body).toMatchObject({ active: false });
    expect(await codesOf("state=off")).toMatchObject([{ code: "LATER10" }]);
    expect((await shop.call("POST", `/api/codes/${id}/enable`)).body).toMatchObject({ active: true });
    expect(
      await db().auditEntry.count({ where: { projectId: shop.project.id, action: { startsWith: "code." } } }),
    ).toBe(2);
  });
});

describe("a pool of codes", () => {
  const made = async (name: string) => {
    const code = { pattern: "POOL-######", charset: "ABCDEFGHJK" };
    const config = { kind: "coupons", joinOnce: false, isStatic: true, code };
    const { body } = await shop.call("POST", "/api/campaigns", { name, config });
    await shop.call("POST", `/api/campaigns/${body.id}/start`);
    return body.id as string;
  };

  test("gives each reward one of its codes; who finds none waits, and is paid first when there are more", async () => {
    const pool = await made("A pool");
    await shop.call("POST", `/api/campaigns/${pool}/codes`, { code: "POOL-FIRST" });
    const { body } = await shop.call("POST", "/api/campaigns", {
      name: "From a pool",
      config: {
        kind: "referral",
        goals: [
          {
            ...{ id: "buy", name: "Buy", trigger: { name: shop.eventName } },
            action: { kind: "reward", referee: { kind: "coupon", campaign: { id: pool } } },
          },
        ],
        ...{ joinOnce: true, code: { pattern: "R-######", charset: "ABCDEFGHJK" } },
      },
    });
    const own = `/api/campaigns/${body.id}`;
    await shop.call("POST", `${own}/start`);
    const [code] = (await shop.call("POST", `${own}/codes`, { customer: "nora" })).body.data;
    for (const who of ["pool-1", "pool-2", "pool-3"]) await send(who, code.code);
    const rewards = async () => (await shop.call("GET", `${own}/rewards`)).body.data;
    const states = async () =>
      (await rewards()).map((each: CampaignReward) => `${each.recipient.sourceId} ${each.status} ${each.code}`);
    expect(await states()).toEqual([
      "pool-3 awaiting_stock null",
      "pool-2 awaiting_stock null",
      "pool-1 issued POOL-FIRST",
    ]);
    const funnel = (await shop.call("GET", `${own}/funnel`)).body;
    expect(funnel.span).toMatchObject({ qualified: 3, rewarded: 1 });
    await shop.call("POST", `/api/campaigns/${pool}/codes`, { code: "POOL-SECOND" });
    await expect.poll(states, { timeout: 10_000 }).toContain("pool-2 issued POOL-SECOND");
    expect(await states()).toContain("pool-3 awaiting_stock null");
  });
});

describe("the list of campaigns", () => {
  test("is searched by any part of the name and stands by name when asked", async () => {
    const list = async (query: string) =>
      (await shop.call("GET", `/api/campaigns?${query}`)).body.data.map((each: { name: string }) => each.name);
    expect(await list("q=A%20POOL")).toEqual(["From a pool", "A pool"]);
    expect(await list("q=%25")).toEqual([]);
    const named = await list("sort=name");
    expect(named).toEqual([...named].sort());
    const first = (await shop.call("GET", "/api/campaigns?sort=name&limit=2")).body;
    expect(await list(`sort=name&cursor=${first.nextCursor}`)).toEqual(named.slice(2));
  });

  test("an edit that changes no rule makes no version", async () => {
    const one = (await shop.call("GET", `${path}`)).body;
    const { isStatic: _off, ...config } = one.config;
    const saved = await shop.call("PATCH", path, { config, description: "Words", version: one.version });
    expect(saved.body).toMatchObject({ version: one.version, description: "Words" });
  });
});

test("nobody of another project sees or changes anything of it", async () => {
  const other = await makeShop(app.url);
  for (const rest of ["", "/referrals", "/rewards", "/codes", "/funnel"]) {
    expect((await other.call("GET", path + rest)).status).toBe(404);
  }
  expect((await other.call("POST", `${path}/codes`, { code: "STOLEN10" })).status).toBe(404);
  const [{ id }] = (await shop.call("GET", `${path}/codes?q=${code}`)).body.data;
  expect((await other.call("POST", `/api/codes/${id}/disable`)).status).toBe(404);
  expect((await other.call("GET", "/api/campaigns/figures")).body.data).toEqual([]);
});
