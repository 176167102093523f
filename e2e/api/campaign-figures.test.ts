import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/lib/server/db";
import { flushVisits } from "@/lib/services/visit";
import { ReferralShop, type Running } from "./referral-shop";
import { makeShop } from "./shop";

let rig: ReferralShop;
let campaign: Running;
let path: string;

/** Noon UTC, so many days ago: half an hour into the day after in Auckland, at whatever time of the year. */
const noon = (daysAgo: number, hours = 0) => {
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  at.setUTCHours(12 + hours, 30, 0, 0);
  return at;
};
const dayIn = (moment: Date) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Auckland", dateStyle: "short" }).format(moment).slice(0, 10);
const day = (daysAgo: number) => dayIn(noon(daysAgo));
const get = async (rest: string) => (await rig.shop.call("GET", path + rest)).body;

const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36" };

/**
 * Three came twenty days ago: one converted at once, one two days and four hours later, one never. Two came ten days ago by
 * somebody else and converted at once. Nobody came since.
 */
beforeAll(async () => {
  rig = await ReferralShop.open();
  await pool().query(
    "UPDATE project SET time_zone = 'Pacific/Auckland', config_version = config_version + 1 WHERE id = $1",
    [rig.shop.project.id],
  );
  const attribution = { waitDays: 0 };
  const joins = {
    id: "join",
    name: "Join",
    trigger: { name: "signed_up" },
    qualifies: false,
    action: { kind: "reward" },
  };
  campaign = await rig.running({ goals: [rig.buys(), joins], attribution });
  path = `/api/campaigns/${campaign.id}`;
  const other = await rig.codeFor(campaign.id, await customer("other"));
  const came = (who: string, code: string, at: Date) =>
    rig.post({ event: "signed_up", who, code, occurred_at: at.toISOString() });
  const bought = (who: string, at: Date) => rig.post({ who, occurred_at: at.toISOString() });
  for (const who of ["at-once", "later", "never"]) await came(who, campaign.code, noon(20));
  await bought("at-once", noon(20));
  await bought("later", noon(18, 4));
  for (const who of ["ben", "kim"]) {
    await came(who, other, noon(10));
    await bought(who, noon(10));
  }
  for (const code of [campaign.code, other]) await fetch(`${rig.app.url}/r/${code}`, { headers: browser });
  await flushVisits();
}, 60_000);
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

async function customer(sourceId: string): Promise<string> {
  await rig.shop.call("POST", "/v1/customers", { source_id: sourceId, name: sourceId });
  return sourceId;
}

describe("the funnel", () => {
  test("follows those who came in the time, whenever they converted, and stands beside the time before", async () => {
    const { span, before, openReferrals, codesOut } = await get(`/funnel?from=${day(14)}&to=${day(5)}`);
    expect(span).toMatchObject({ visits: 0, attributed: 2, qualified: 2, rewarded: 2 });
    expect(before).toMatchObject({ attributed: 3, qualified: 2, rewarded: 2 });
    expect([openReferrals, codesOut]).toEqual([1, 0]);
  });

  test("counts visits, codes and cost on the days they happened", async () => {
    const { span, codesOut, series } = await get("/funnel?range=30d");
    expect(span).toMatchObject({
      visits: 2,
      published: 2,
      attributed: 5,
      qualified: 4,
      costMinor: "4000",
      couponsCount: 4,
    });
    expect(codesOut).toBe(2);
    expect(series.visits.at(-1)).toBe(2);
  });

  test("has the days of the project's clock: half past noon in London is tomorrow in Auckland", async () => {
    const one = await get(`/funnel?from=${day(20)}&to=${day(18)}`);
    expect(one.series.attributed).toEqual([3, 0, 0]);
    expect(one.series.qualified).toEqual([2, 0, 0]);
    expect(one.buckets.timeZone).toBe("Pacific/Auckland");
    const utcDay = noon(20).toISOString().slice(0, 10);
    expect(utcDay < day(20)).toBe(true);
    expect((await get(`/funnel?from=${utcDay}&to=${utcDay}`)).span.attributed).toBe(0);
  });

  test("tells how long it took, of those who converted", async () => {
    const { wait } = await get(`/funnel?from=${day(20)}&to=${day(20)}`);
    expect(wait).toEqual({ medianHours: 0, p90Hours: 52, histogram: [1, 0, 1, 0, 0, 0, 0, 0] });
  });

  test("of a time in which nothing happened is honest about it", async () => {
    const { span, wait, series } = await get(`/funnel?from=${day(60)}&to=${day(55)}`);
    expect(span).toEqual({
      ...{ visits: 0, published: 0, attributed: 0, qualified: 0, rewarded: 0, costMinor: "0", couponsCount: 0 },
    });
    expect(wait).toEqual({ medianHours: null, p90Hours: null, histogram: [0, 0, 0, 0, 0, 0, 0, 0] });
    expect(series.attributed).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

test("the leaderboard names who brought friends that converted, with what they got", async () => {
  const { data, referrers } = await get("/leaderboard?range=30d");
  expect(referrers).toBe(2);
  expect(data).toMatchObject([
    { customer: { sourceId: campaign.referrer }, attributed: 3, qualified: 2, rewards: 2, costMinor: "2000" },
    { customer: { sourceId: "other" }, attributed: 2, qualified: 2, rewards: 2, costMinor: "2000" },
  ]);
  expect(data[1].series.reduce((sum: number, each: number) => sum + each, 0)).toBe(2);
  expect(await get(`/leaderboard?from=${day(60)}&to=${day(55)}`)).toMatchObject({ referrers: 0, data: [] });
});

describe("the lists", () => {
  const friends = async (query: string) =>
    (await get(`/referrals?${query}`)).data
      .map((each: { referee: { sourceId: string } }) => each.referee.sourceId)
      .sort();

  test("of referrals are narrowed by code, version and days", async () => {
    expect(await friends(`code=${campaign.code.toLowerCase()}`)).toEqual(["at-once", "later", "never"]);
    expect(await friends("code=NOBODYS")).toEqual([]);
    expect(await friends(`from=${day(20)}&to=${day(20)}&status=qualified`)).toEqual(["at-once", "later"]);
    expect(await friends(`from=${day(19)}`)).toEqual(["ben", "kim"]);
    expect(await friends("version=2")).toEqual([]);
    expect(await friends("version=1&customer=other")).toEqual(["ben", "kim"]);
  });

  test("of rewards are narrowed by person and by the code or card given", async () => {
    const [coupon] = (await get("/rewards?kind=coupon&customer=ben")).data;
    expect(coupon).toMatchObject({ recipient: { sourceId: "ben" } });
    expect((await get(`/rewards?code=${coupon.code}`)).data).toMatchObject([{ id: coupon.id }]);
    const [credits] = (await get("/rewards?side=referrer&customer=other")).data;
    expect((await get(`/rewards?code=${credits.code}`)).data).toHaveLength(2);
    expect((await get(`/rewards?to=${day(1)}`)).data).toEqual([]);
  });

  test("of decisions are narrowed by outcome, reason, goal, side, version and person", async () => {
    await rig.post({ who: "ben" });
    const of = async (query: string) =>
      (await get(`/decisions?limit=100&${query}`)).data.map(
        (each: Record<string, string>) => `${each.goal} ${each.side} ${each.reason}`,
      );
    expect(await of("outcome=refused")).toEqual(["buy both not_first_occurrence"]);
    expect(await of("reason=reward_issued&side=referee")).toHaveLength(4);
    expect(await of("outcome=rewarded&goal=join")).toEqual([]);
    expect(await of("version=2")).toEqual([]);
    expect(await of("customer=ben&reason=reward_issued")).toHaveLength(2);
    expect(await of("customer=nobody")).toEqual([]);
  });

  test("of decisions go on from page to page, also within one event", async () => {
    const all = (await get("/decisions?limit=100")).data;
    const found: unknown[] = [];
    let cursor = "";
    do {
      const page = await get(`/decisions?limit=3${cursor && `&cursor=${cursor}`}`);
      found.push(...page.data);
      cursor = page.nextCursor ?? "";
    } while (cursor);
    expect(found).toEqual(all);
  });

  test.each(["referrals", "rewards", "decisions", "codes"])(
    "of %s go into a file as they are narrowed",
    async (list) => {
      const text = async (query: string) => {
        const answer = await fetch(`${rig.app.url}${path}/${list}/export?${query}`, {
          headers: rig.shop.project.keys.server,
        });
        expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
        return (await answer.text()).trim().split("\n").slice(1);
      };
      const count = async (query: string) => (await get(`/${list}?limit=100&${query}`)).data.length;
      expect((await text("")).length).toBe(await count(""));
      const own = await text("customer=other");
      expect(own.length).toBe(await count("customer=other"));
      if (list !== "decisions") expect(own.length).toBeGreaterThan(0);
    },
  );

  test.each([
    "/decisions?cursor=x",
    "/decisions?reason=none",
    "/referrals?from=yesterday",
    "/leaderboard?from=2026-01-01",
  ])("asked for as %s are refused", async (rest) => {
    expect((await rig.shop.call("GET", path + rest)).status).toBe(400);
  });
});

test("the history tells who did what, and what each version changed", async () => {
  const own = await rig.running({ goals: [rig.buys()] });
  await rig.post({ who: "under-one", code: own.code });
  await rig.change(own, (config) => ({
    ...config,
    limits: [{ of: "campaign", measure: "count", period: "all", max: 5 }],
  }));
  await rig.shop.call("POST", `/api/campaigns/${own.id}/pause`);
  const { data, nextCursor } = (await rig.shop.call("GET", `/api/campaigns/${own.id}/history`)).body;
  const told = data.map((entry: { words: { text: string }[]; version: { number: number } | null }) => [
    entry.words
      .map(({ text }) => text)
      .join("")
      .split(" ")[0],
    entry.version?.number ?? null,
  ]);
  expect(nextCursor).toBeNull();
  expect(told).toEqual([
    ["paused", null],
    ["changed", 2],
    ["started", null],
    ["created", 1],
  ]);
  expect(data[1].version).toMatchObject({ isCurrent: true, referrals: 0, changes: [{ kind: "added" }] });
  expect(data[3].version).toMatchObject({ isCurrent: false, referrals: 1, changes: [] });
});

test("nobody of another project sees any of it", async () => {
  const other = await makeShop(rig.app.url);
  for (const rest of ["leaderboard", "decisions", "decisions/export", "referrals/export", "history", "runway"]) {
    expect((await other.call("GET", `${path}/${rest}`)).status, rest).toBe(404);
  }
});
