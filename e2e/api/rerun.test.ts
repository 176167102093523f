import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { RerunRecord } from "@/lib/domain/rerun/rerun";
import { runNextRerun } from "@/lib/pipeline/rerun/rerun-queue";
import { pool } from "@/lib/server/db";
import { bothPaid, hoursAgo, ReferralShop, type Running } from "./referral-shop";
import { until } from "./until";

let rig: ReferralShop;

beforeAll(async () => {
  rig = await ReferralShop.open();
});

afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

const total = (minimum: number) => ({
  combinator: "and",
  rules: [{ field: "event.total", operator: ">=", value: minimum }],
});
const withGoals = (goals: object[]) => () => ({ goals });

async function start(campaign: Running, order: object, expected = 201) {
  const { status, body } = await rig.shop.call("POST", `/api/campaigns/${campaign.id}/reruns`, order);
  expect([status, body.details]).toEqual([expected, expected === 201 ? undefined : expect.any(String)]);
  return body;
}

async function read(campaign: Running, id: string): Promise<RerunRecord> {
  return RerunRecord.parse((await rig.shop.call("GET", `/api/campaigns/${campaign.id}/reruns/${id}`)).body);
}

/** Two workers look for what there is to do; the one that decides runs beside them. */
async function ended(campaign: Running, id: string): Promise<RerunRecord> {
  const { signal } = new AbortController();
  await Promise.all([runNextRerun(signal), runNextRerun(signal)]);
  return read(campaign, id);
}

async function preview(campaign: Running, order: object) {
  const { id } = await start(campaign, order);
  const record = await ended(campaign, id);
  expect([record.status, record.error, record.seen]).toEqual(["previewed", null, record.events]);
  if (!record.preview) throw new Error("what was looked at has a preview");
  return { ...record, preview: record.preview };
}

const apply = (campaign: Running, id: string) =>
  rig.shop.call("POST", `/api/campaigns/${campaign.id}/reruns/${id}/apply`);

async function applied(campaign: Running, id: string): Promise<RerunRecord> {
  const { status, body } = await apply(campaign, id);
  expect([status, body.details]).toEqual([200, undefined]);
  const record = await ended(campaign, id);
  expect([record.status, record.error, record.done]).toEqual(["done", null, record.events]);
  return record;
}

const refused = (reason?: string) => ({ filter: { ...(reason && { reason }), days: 30 } });

/** Three friends who bought for 60, under a condition that asks for 600; and one who bought for 700. */
async function wronglyRefused() {
  const campaign = await rig.running({ goals: [rig.buys({ condition: total(600) })] });
  const events: string[] = [];
  const name = (at: number) => `friend-${campaign.code}-${at}`;
  for (const at of [0, 1, 2])
    events.push(await rig.send({ who: name(at), code: campaign.code, metadata: { total: 60 } }));
  const paid = await rig.send({ who: name(3), code: campaign.code, metadata: { total: 700 } });
  return { campaign, events, paid, name };
}

const mended = (campaign: Running) => rig.change(campaign, withGoals([{ ...rig.buys({ condition: total(50) }) }]));

describe("events that a wrong condition refused", () => {
  test("are named by the preview with what each gets, and rewarded once when it is applied", async () => {
    const { campaign, events, paid } = await wronglyRefused();
    await mended(campaign);
    const { id, preview: told, version } = await preview(campaign, refused("condition_failed"));
    expect(version).toBe(2);
    expect(told).toMatchObject({ changed: 3, unchanged: 0, following: 0, referrals: 0, costMinor: "3000" });
    expect(
      told.rewards.map(({ side, kind, status, count, amountMinor }) => [side, kind, status, count, amountMinor]),
    ).toEqual([
      ["referrer", "credits", "issued", 3, "3000"],
      ["referee", "coupon", "issued", 3, null],
    ]);
    expect(told.moves).toEqual([
      {
        before: { outcome: "refused", reason: "condition_failed" },
        after: { outcome: "rewarded", reason: "reward_issued" },
        events: 3,
      },
    ]);
    // That the friends came with these events stays said of them, and is no part of the change.
    expect(told.samples[0]?.before).toMatchObject({ reason: "condition_failed", check: { saw: "60" } });
    expect(told.samples.map((sample) => sample.id).sort()).toEqual([...events].sort());
    expect(await rig.states(campaign)).toHaveLength(2);

    await applied(campaign, id);
    for (const event of events) {
      expect(await rig.decisions(event, campaign)).toEqual([
        "attribution both attributed referral_attributed",
        ...bothPaid,
      ]);
      const versions = (await rig.decisionsOf(event, campaign)).map(({ goal, campaignVersion }) => [
        goal,
        campaignVersion,
      ]);
      expect(versions).toContainEqual(["buy", 2]);
      expect(versions).toContainEqual(["attribution", 1]);
    }
    expect(await rig.decisions(paid, campaign)).toEqual(bothPaid);
    expect((await rig.decisionsOf(paid, campaign)).map(({ campaignVersion }) => campaignVersion)).toEqual([1, 1]);
    expect(await rig.states(campaign)).toHaveLength(8);
    expect(await rig.balanceOf(campaign.referrer)).toBe(4_000);
  });

  test("are given once, however often and at whatever same moment it is applied", async () => {
    const { campaign } = await wronglyRefused();
    await mended(campaign);
    const [one, other] = [await preview(campaign, refused()), await preview(campaign, refused())];
    const answers = await Promise.all([one, one, other, one].map(({ id }) => apply(campaign, id)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(3);
    for (const { id } of [one, other]) await ended(campaign, id);
    for (const { id } of [one, other]) {
      await apply(campaign, id);
      await ended(campaign, id);
    }
    expect(await rig.states(campaign)).toHaveLength(8);
    expect(await rig.balanceOf(campaign.referrer)).toBe(4_000);
    const { preview: nothing } = await preview(campaign, {
      events: (await events(campaign)).map(({ id }) => id),
    });
    expect(nothing).toMatchObject({ changed: 0, rewards: [], costMinor: "0", samples: [] });
  });

  test("may be chosen one by one, or left out of all of a reason", async () => {
    const {
      campaign,
      events: [first = "", second = ""],
      name,
    } = await wronglyRefused();
    await mended(campaign);
    const { body } = await rig.shop.call("GET", `/api/campaigns/${campaign.id}/decided?reason=condition_failed`);
    expect(body.data.map((each: { customer: { name: string } }) => each.customer.name)).toEqual([2, 1, 0].map(name));
    expect(body.total).toBe(3);
    const { preview: one } = await preview(campaign, { events: [first] });
    expect(one.samples.map(({ id }) => id)).toEqual([first]);
    const { id, preview: two } = await preview(campaign, { ...refused("condition_failed"), except: [first] });
    expect(two.changed).toBe(2);
    await applied(campaign, id);
    expect(await rig.decisions(first, campaign)).toContain("buy both refused condition_failed");
    expect(await rig.decisions(second, campaign)).toEqual(expect.arrayContaining(bothPaid));
  });

  test("stay as they are where the version that was looked at is none any more", async () => {
    const { campaign } = await wronglyRefused();
    await mended(campaign);
    const { id } = await preview(campaign, refused());
    await rig.change(campaign, withGoals([rig.buys({ condition: total(55) })]));
    expect(await apply(campaign, id)).toMatchObject({
      status: 409,
      body: { details: expect.stringContaining("changed since") },
    });
    expect(await rig.states(campaign)).toHaveLength(2);
  });
});

async function events(campaign: Running): Promise<{ id: string }[]> {
  return (await rig.shop.call("GET", `/api/events?campaign=${campaign.id}`)).body.data;
}

describe("running again", () => {
  test("takes nothing away: a version that would refuse what was given leaves it, and its decision", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    const event = await rig.send({ who: `strict-${campaign.code}`, code: campaign.code, metadata: { total: 10 } });
    await rig.change(campaign, withGoals([rig.buys({ condition: total(1_000) })]));
    const { id, preview: told } = await preview(campaign, { events: [event] });
    expect(told).toMatchObject({ changed: 0, unchanged: 1 });
    await applied(campaign, id);
    expect(await rig.decisions(event, campaign)).toEqual(bothPaid);
    expect(await rig.states(campaign)).toEqual(["referee issued", "referrer issued"]);
  });

  test("gives a side what a limit refused, and the other side nothing more", async () => {
    const campaign = await rig.running({
      goals: [rig.buys()],
      limits: [{ of: "referrer", measure: "count", period: "all", max: 1 }],
    });
    const send = (at: number) => rig.send({ who: `capped-${campaign.code}-${at}`, code: campaign.code });
    await send(0);
    const capped = await send(1);
    expect(await rig.decisions(capped, campaign)).toContain("buy referrer refused cap_referrer");
    await rig.change(campaign, () => ({ limits: [] }));
    const { id, preview: told } = await preview(campaign, refused("cap_referrer"));
    expect(told.rewards).toMatchObject([{ side: "referrer", count: 1, amountMinor: "1000" }]);
    await applied(campaign, id);
    expect(await rig.decisions(capped, campaign)).toEqual(bothPaid);
    expect(await rig.states(campaign)).toHaveLength(4);
  });

  test("looks at what the friend did since, when it makes them a friend", async () => {
    const campaign = await rig.running({
      goals: [rig.buys()],
      attribution: { referee: { kind: "no_goal_event" }, waitDays: 7 },
    });
    await rig.shop.call("POST", `/api/campaigns/${campaign.id}/pause`);
    const who = `paused-${campaign.code}`;
    const came = await rig.send({ who, event: "signed_up", code: campaign.code });
    const bought = await rig.send({ who });
    expect(await rig.decisions(came, campaign)).toEqual(["attribution both refused campaign_paused"]);
    expect(await rig.decisions(bought, campaign)).toEqual(["attribution both nothing_due no_code"]);
    expect((await start(campaign, refused(), 409)).details).toContain("resume");
    await rig.shop.call("POST", `/api/campaigns/${campaign.id}/start`);
    const { id, preview: told } = await preview(campaign, refused("campaign_paused"));
    expect(told).toMatchObject({ changed: 1, following: 1, referrals: 1, costMinor: "1000" });
    expect(told.samples[0]).toMatchObject({ id: bought, isFollowing: true });
    await applied(campaign, id);
    await until("the purchase is decided again", async () => (await rig.states(campaign)).length === 2);
    expect(await rig.decisions(came, campaign)).toEqual(["attribution both attributed referral_attributed"]);
    expect(await rig.decisions(bought, campaign)).toEqual(bothPaid);
  });

  test("gives nothing for what was refunded since, nor what a person gave", async () => {
    const refund = {
      ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, qualifies: false },
      ...{ occurrence: { kind: "every" } },
      action: { kind: "take_back", goals: ["buy"], match: { property: "order", given: "order" } },
    };
    const campaign = await rig.running({ goals: [rig.buys({ condition: total(600) }), refund] });
    const buy = (at: string) =>
      rig.send({ who: `${at}-${campaign.code}`, code: campaign.code, metadata: { total: 60, order: at } });
    const [undone, byHand] = [await buy("undone"), await buy("by-hand")];
    await rig.send({ who: `undone-${campaign.code}`, event: "order_refunded", metadata: { order: "undone" } });
    const given = await rig.shop.call("POST", `/api/events/${byHand}/reward`, {
      ...{ campaign: campaign.id, goal: "buy", side: "referrer", reason: "the condition was wrong" },
    });
    expect(given.status).toBe(201);
    await rig.change(campaign, withGoals([rig.buys({ condition: total(50) }), refund]));
    const { id, preview: told } = await preview(campaign, refused());
    expect(told.rewards).toMatchObject([{ side: "referee", count: 1 }]);
    await applied(campaign, id);
    expect(await rig.decisions(undone, campaign)).toContain("buy both nothing_due refunded_since");
    expect(await rig.decisions(byHand, campaign)).toEqual([
      "attribution both attributed referral_attributed",
      "buy referee rewarded reward_issued",
      "buy referrer nothing_due given_by_hand",
      "by_hand.buy referrer rewarded given_by_hand",
    ]);
  });

  test("passes no limit: of five friends the preview rewards those for whom there is room, and so does the rerun", async () => {
    const limits = [{ of: "campaign", measure: "count", period: "all", max: 4 }];
    const campaign = await rig.running({ goals: [rig.buys({ condition: total(600) })], limits });
    for (let at = 0; at < 5; at++)
      await rig.send({ who: `five-${campaign.code}-${at}`, code: campaign.code, metadata: { total: 60 } });
    await mended(campaign);
    const { id, preview: told } = await preview(campaign, refused());
    expect(told.rewards.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    await applied(campaign, id);
    expect(await rig.states(campaign)).toHaveLength(4);
  });

  test("decides in its own campaign alone, and leaves another's decisions of the same event", async () => {
    const {
      campaign,
      events: [first = ""],
    } = await wronglyRefused();
    const other = await rig.running({ goals: [rig.buys({ condition: total(600) })] });
    await rig.change(other, withGoals([rig.buys()]));
    await mended(campaign);
    const { id } = await preview(campaign, { events: [first] });
    await applied(campaign, id);
    expect(await rig.decisions(first, other)).toEqual([]);
    expect(await rig.states(other)).toEqual([]);
  });

  test("refuses what it cannot do, and is another project's nothing", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    expect((await start(campaign, refused(), 400)).details).toContain("No event was refused");
    const elsewhere = await rig.running({ goals: [rig.buys()] });
    const event = await rig.send({ who: `else-${elsewhere.code}`, event: "signed_up", code: elsewhere.code });
    expect((await start(campaign, { events: [event] }, 400)).details).toContain("never decided in this campaign");
    const { id } = await preview(elsewhere, { events: [event] });
    expect((await rig.shop.call("GET", `/api/campaigns/${campaign.id}/reruns/${id}`)).status).toBe(404);
    const cancelled = await rig.shop.call("POST", `/api/campaigns/${elsewhere.id}/reruns/${id}/cancel`);
    expect(cancelled.body.status).toBe("cancelled");
    expect((await apply(elsewhere, id)).status).toBe(409);
    const { rows } = await pool().query(
      "SELECT action FROM audit_entry WHERE resource_id = $1 AND action LIKE '%rerun' ORDER BY id",
      [storedId("campaign", elsewhere.id)],
    );
    expect(rows.map(({ action }) => action)).toEqual(["campaign.preview_rerun", "campaign.cancel_rerun"]);
  });

  test("of an event that was late goes by when it occurred", async () => {
    const campaign = await rig.running({
      goals: [rig.buys({ condition: total(600) })],
      attribution: { windowDays: 1 },
    });
    const who = `late-${campaign.code}`;
    await rig.send({ who, event: "signed_up", code: campaign.code, occurred_at: hoursAgo(72) });
    const event = await rig.send({ who, metadata: { total: 60 }, occurred_at: hoursAgo(2) });
    await mended(campaign);
    const { preview: told } = await preview(campaign, { events: [event] });
    expect(told).toMatchObject({ changed: 0, rewards: [] });
  });
});
