import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { bothPaid, hoursAgo, ReferralShop } from "./referral-shop";
import type { Shop } from "./shop";

let rig: ReferralShop;
let shop: Shop;

beforeAll(async () => {
  rig = await ReferralShop.open();
  shop = rig.shop;
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

type Rig = ReferralShop;
const post = (...given: Parameters<Rig["post"]>) => rig.post(...given);
const running = (...given: Parameters<Rig["running"]>) => rig.running(...given);
const states = (...given: Parameters<Rig["states"]>) => rig.states(...given);
const decisions = (...given: Parameters<Rig["decisions"]>) => rig.decisions(...given);
const balanceOf = (who: string) => rig.balanceOf(who);
const buys = (changes: object = {}) => rig.buys(changes);

describe("a goal's condition", () => {
  test("that is missed by little is refused, and says how little", async () => {
    const condition = { combinator: "and", rules: [{ field: "event.total", operator: ">=", value: 50 }] };
    const campaign = await running({ goals: [buys({ condition })] });
    const body = {
      event: "order_paid",
      customer: { source_id: "nearly" },
      referral: { code: campaign.code },
      metadata: { total: 47.9 },
    };
    const { id } = (await shop.call("POST", "/v1/events?wait=decisions", body)).body;
    const [attributed, refused] = await rig.decisionsOf(id, campaign);
    expect(attributed).toMatchObject({ outcome: "attributed" });
    expect(refused).toMatchObject({ outcome: "refused", reason: "condition_failed", goal: "buy" });
    expect(refused?.checks.at(-1)).toMatchObject({
      check: "condition",
      ok: false,
      saw: "47.90",
      miss: expect.stringContaining("2.10"),
    });
    expect(await post({ who: "nearly", metadata: { total: 50 } }, campaign)).toEqual(bothPaid);
  });

  test("is kept by friends who came before it was changed, and holds for those who come after", async () => {
    const at = (value: number) => ({ combinator: "and", rules: [{ field: "event.total", operator: ">=", value }] });
    const campaign = await running({ goals: [buys({ condition: at(10) })] });
    await post({ event: "signed_up", who: "came-before", code: campaign.code });
    const { config } = (await shop.call("GET", `/api/campaigns/${campaign.id}`)).body;
    const changed = { ...config, goals: [{ ...config.goals[0], condition: at(100) }] };
    expect((await shop.call("PATCH", `/api/campaigns/${campaign.id}`, { config: changed })).body.version).toBe(2);
    expect(await post({ who: "came-before", metadata: { total: 20 } }, campaign)).toEqual(bothPaid);
    expect(await post({ who: "came-after", code: campaign.code, metadata: { total: 20 } }, campaign)).toEqual([
      "attribution both attributed referral_attributed",
      "buy both refused condition_failed",
    ]);
  });

  test("is followed by everybody where the campaign says so", async () => {
    const at = (value: number) => ({ combinator: "and", rules: [{ field: "event.total", operator: ">=", value }] });
    const campaign = await running({ goals: [buys({ condition: at(100) })], follows: "latest" });
    await post({ event: "signed_up", who: "follows", code: campaign.code });
    const { config } = (await shop.call("GET", `/api/campaigns/${campaign.id}`)).body;
    await shop.call("PATCH", `/api/campaigns/${campaign.id}`, {
      config: { ...config, goals: [{ ...config.goals[0], condition: at(10) }] },
    });
    expect(await post({ who: "follows", metadata: { total: 20 } }, campaign)).toEqual(bothPaid);
  });
});

describe("several goals", () => {
  const verified = { id: "sign_up", name: "Sign-up", trigger: { name: "signed_up" }, qualifies: false };

  test("each pay by their own event, in the order that is asked for", async () => {
    const campaign = await running({
      goals: [{ ...verified, action: { kind: "reward", referee: rig.coupon() } }, buys({ needs: "sign_up" })],
    });
    expect(await post({ who: "in-order", code: campaign.code }, campaign)).toEqual([
      "attribution both attributed referral_attributed",
      "buy both refused goal_needed",
    ]);
    expect(await post({ event: "signed_up", who: "in-order" }, campaign)).toEqual([
      "sign_up referee rewarded reward_issued",
      "sign_up referrer nothing_due no_reward_set",
    ]);
    expect(await post({ who: "in-order" }, campaign)).toEqual(bothPaid);
    expect(await post({ who: "in-order" }, campaign)).toEqual(["buy both refused not_first_occurrence"]);
  });

  test("pay each time, or the third time", async () => {
    const campaign = await running({
      goals: [
        buys({ occurrence: { kind: "every" }, action: { kind: "reward", referrer: rig.credits(100) } }),
        buys({
          id: "third",
          name: "Third",
          occurrence: { kind: "nth", n: 3 },
          action: { kind: "reward", referee: rig.coupon() },
        }),
      ],
    });
    for (const at of [1, 2, 3, 4]) await post({ who: "often", ...(at === 1 ? { code: campaign.code } : {}) }, campaign);
    expect(await states(campaign)).toEqual(["referee issued", ...Array(4).fill("referrer issued")]);
    expect(await balanceOf(campaign.referrer)).toBe(400);
  });

  test("that wait for themselves, take back nothing or are named twice are refused in words", async () => {
    const refusal = (goals: object[]) => rig.refusal(goals);
    expect(await refusal([buys({ needs: "buy" })])).toContain("waits for itself");
    expect(await refusal([buys(), buys()])).toContain("have the id buy");
    expect(await refusal([buys({ qualifies: false })])).toContain("at least one has to");
    expect(await refusal([buys(), buys({ id: "refund", action: { kind: "take_back", goals: ["sale"] } })])).toContain(
      "takes back sale",
    );
  });
});

describe("a reward", () => {
  test("may be a share of what the event says, on the referrer's card", async () => {
    const amount = {
      basisPoints: 1_000,
      property: "order.total",
      currencyProperty: "currency",
      capMinor: 2_000,
    };
    const campaign = await running({
      goals: [buys({ action: { kind: "reward", referrer: rig.share(amount) } })],
    });
    await post({ who: "share-1", code: campaign.code, metadata: { currency: "EUR", order: { total: 47.9 } } });
    await post({ who: "share-2", code: campaign.code, metadata: { currency: "EUR", order: { total: 900 } } });
    const paidInDollars = await post(
      { who: "share-3", code: campaign.code, metadata: { currency: "USD", order: { total: 900 } } },
      campaign,
    );
    expect(paidInDollars).toContain("buy referrer refused currency_not_configured");
    expect(await balanceOf(campaign.referrer)).toBe(479 + 2_000);
  });

  test("waits its days, is given then, and is void when a refund comes first", async () => {
    const refund = {
      id: "refund",
      name: "Refund",
      trigger: { name: "order_refunded" },
      qualifies: false,
      occurrence: { kind: "every" },
    };
    const match = { property: "order", given: "order" };
    const campaign = await running({
      goals: [buys({ holdDays: 14 }), { ...refund, action: { kind: "take_back", goals: ["buy"], match } }],
      limits: [{ of: "referrer", measure: "count", period: "all", max: 1 }],
    });
    expect(await post({ who: "keeps", code: campaign.code, metadata: { order: "A" } }, campaign)).toEqual([
      "buy referee waiting reward_pending",
      "buy referrer waiting reward_pending",
    ]);
    expect(await post({ who: "late", code: campaign.code, metadata: { order: "B" } }, campaign)).toContain(
      "buy referrer refused cap_referrer",
    );
    expect(await post({ event: "order_refunded", who: "keeps", metadata: { order: "Z" } }, campaign)).toEqual([
      "refund both nothing_due nothing_to_take_back",
    ]);
    expect(await post({ event: "order_refunded", who: "keeps", metadata: { order: "A" } }, campaign)).toEqual([
      "refund referee taken_back refunded",
      "refund referrer taken_back refunded",
    ]);
    // What the void reward took of the limit is free for the next.
    expect(await post({ who: "third", code: campaign.code, metadata: { order: "C" } }, campaign)).toContain(
      "buy referrer waiting reward_pending",
    );
    await rig.letDaysPass(campaign, "due_at");
    await expect
      .poll(() => states(campaign), { timeout: 10_000 })
      .toEqual(["referee issued", "referee issued", "referee void", "referrer issued", "referrer void"]);
    expect(await balanceOf(campaign.referrer)).toBe(1_000);
  });

  test("that was given is taken back: credits are booked back, the coupon is off", async () => {
    const refund = {
      id: "refund",
      name: "Refund",
      trigger: { name: "order_refunded" },
      qualifies: false,
      occurrence: { kind: "every" },
    };
    const campaign = await running({ goals: [buys(), { ...refund, action: { kind: "take_back", goals: ["buy"] } }] });
    await post({ who: "returns", code: campaign.code });
    expect(await balanceOf(campaign.referrer)).toBe(1_000);
    await post({ event: "order_refunded", who: "returns" });
    await post({ event: "order_refunded", who: "returns" });
    expect(await states(campaign)).toEqual(["referee reversed", "referrer reversed"]);
    expect(await balanceOf(campaign.referrer)).toBe(0);
    const [wallet] = (await shop.call("GET", "/api/customers/returns/codes")).body.data;
    expect(wallet).toMatchObject({ active: false });
    const { body } = await shop.call("GET", `/api/campaigns/${campaign.id}/funnel`);
    expect(body.span).toMatchObject({ costMinor: "0", couponsCount: 0 });
  });

  test("of a paused campaign stays due, and is given when it goes on", async () => {
    const campaign = await running({ goals: [buys({ holdDays: 1 })] });
    await post({ who: "patient", code: campaign.code });
    await shop.call("POST", `/api/campaigns/${campaign.id}/pause`);
    await rig.letDaysPass(campaign, "due_at");
    // The reward of another campaign is given meanwhile: the worker has looked.
    const other = await running({ goals: [buys({ holdDays: 1 })] });
    await post({ who: "other", code: other.code });
    await rig.letDaysPass(other, "due_at");
    await expect.poll(() => states(other), { timeout: 10_000 }).toEqual(["referee issued", "referrer issued"]);
    expect(await states(campaign)).toEqual(["referee pending", "referrer pending"]);
    await shop.call("POST", `/api/campaigns/${campaign.id}/start`);
    await expect.poll(() => states(campaign), { timeout: 10_000 }).toEqual(["referee issued", "referrer issued"]);
  });
});

describe("limits", () => {
  test("are never passed, however many friends come at once", async () => {
    const campaign = await running({
      goals: [buys({ action: { kind: "reward", referrer: rig.credits(1_000) } })],
      limits: [
        { of: "referrer", measure: "count", period: "month", max: 7 },
        { of: "campaign", measure: "value", period: "all", max: 5_500 },
      ],
    });
    const friends = Array.from({ length: 30 }, (_, at) => `crowd-${at}`);
    await Promise.all(friends.map((who) => post({ who, code: campaign.code })));
    const given = await rig.rewards(campaign);
    const amounts = given
      .map(({ amountMinor }: { amountMinor: string }) => Number(amountMinor))
      .sort((one: number, other: number) => one - other);
    // Five whole ones and the rest of the budget.
    expect(amounts).toEqual([500, 1_000, 1_000, 1_000, 1_000, 1_000]);
    expect(await balanceOf(campaign.referrer)).toBe(5_500);
  });

  test("that are set later count what was given before", async () => {
    const campaign = await running({ goals: [buys({ action: { kind: "reward", referrer: rig.credits(100) } })] });
    for (const who of ["early-1", "early-2"]) await post({ who, code: campaign.code });
    const { config } = (await shop.call("GET", `/api/campaigns/${campaign.id}`)).body;
    const limits = [{ of: "referrer", measure: "count", period: "day", max: 3 }];
    await shop.call("PATCH", `/api/campaigns/${campaign.id}`, { config: { ...config, limits } });
    expect(await post({ who: "early-3", code: campaign.code }, campaign)).toContain(
      "buy referrer rewarded reward_issued",
    );
    expect(await post({ who: "early-4", code: campaign.code }, campaign)).toContain(
      "buy referrer refused cap_referrer",
    );
  });

  test("of a referrer's tiers: each step is given once, also those crossed before the tier was there", async () => {
    const campaign = await running({ goals: [buys({ action: { kind: "reward", referee: rig.coupon() } })] });
    for (const who of ["tier-1", "tier-2", "tier-3"]) await post({ who, code: campaign.code });
    const { config } = (await shop.call("GET", `/api/campaigns/${campaign.id}`)).body;
    const tiers = [
      { id: "two", goal: "buy", at: 2, repeats: true, reward: { kind: "material", name: "A mug", costMinor: 300 } },
    ];
    await shop.call("PATCH", `/api/campaigns/${campaign.id}`, { config: { ...config, tiers } });
    expect(await post({ who: "tier-4", code: campaign.code }, campaign)).toEqual(
      expect.arrayContaining([
        "tier.two.1 referrer rewarded reward_issued",
        "tier.two.2 referrer rewarded reward_issued",
      ]),
    );
    expect(await post({ who: "tier-5", code: campaign.code }, campaign)).not.toContain(
      "tier.two.3 referrer rewarded reward_issued",
    );
    expect((await rig.rewards(campaign, "&kind=material")).map(({ label }: { label: string }) => label)).toEqual([
      "A mug",
      "A mug",
    ]);
  });
});

describe("attribution", () => {
  test("a purchase before the sign-up waits for its referral, and is paid when the code comes", async () => {
    const campaign = await running({ goals: [buys()], attribution: { waitDays: 7 } });
    const { id } = (
      await shop.call("POST", "/v1/events?wait=decisions", {
        event: "order_paid",
        customer: { source_id: "buys-first" },
        metadata: {},
      })
    ).body;
    expect(await decisions(id, campaign)).toEqual(["attribution both nothing_due no_code"]);
    await post({ event: "signed_up", who: "buys-first", code: campaign.code });
    await expect.poll(() => decisions(id, campaign), { timeout: 10_000 }).toEqual(bothPaid);
  });

  test("is by when events occurred: a purchase that arrives before its sign-up is paid all the same", async () => {
    const campaign = await running({ goals: [buys()] });
    const bought = {
      event: "order_paid",
      customer: { source_id: "out-of-order" },
      metadata: {},
      occurred_at: hoursAgo(1),
    };
    const { id } = (await shop.call("POST", "/v1/events?wait=decisions", bought)).body;
    await post({ event: "signed_up", who: "out-of-order", code: campaign.code, occurred_at: hoursAgo(2) });
    await expect.poll(() => decisions(id, campaign), { timeout: 10_000 }).toEqual(bothPaid);
  });

  test("a purchase long before the sign-up is not paid, and makes the friend a customer who was there before", async () => {
    const campaign = await running({
      goals: [buys()],
      attribution: { referee: { kind: "no_goal_event" }, waitDays: 0 },
    });
    await post({ who: "old-customer", occurred_at: hoursAgo(48) });
    expect(await post({ event: "signed_up", who: "old-customer", code: campaign.code }, campaign)).toEqual([
      "attribution both refused existing_customer",
    ]);
  });

  test("outside the window pays nothing", async () => {
    const campaign = await running({ goals: [buys({ withinDays: 1 })] });
    await post({ event: "signed_up", who: "slow", code: campaign.code, occurred_at: hoursAgo(50) });
    expect(await post({ who: "slow" }, campaign)).toEqual(["buy both refused window_passed"]);
  });

  test("keeps the first code, and notes who came with another", async () => {
    const campaign = await running({ goals: [buys()] });
    await shop.call("POST", "/v1/customers", { source_id: "carl" });
    const other = (await shop.call("POST", `/api/campaigns/${campaign.id}/codes`, { customer: "carl" })).body.data[0]
      .code;
    await post({ event: "signed_up", who: "twice-referred", code: campaign.code });
    expect(await post({ who: "twice-referred", code: other }, campaign)).toEqual(bothPaid);
    expect(await balanceOf("carl")).toBe(0);
    const { rows } = await pool().query(
      "SELECT v.code FROM referral_attempt a JOIN code v ON v.id = a.code_id WHERE a.campaign_id = $1",
      [storedId("campaign", campaign.id)],
    );
    expect(rows).toEqual([{ code: other }]);
  });

  test("of two campaigns of a group only the first in rank pays", async () => {
    const goals = [buys()];
    const second = await running({ goals, exclusive: { group: "spring", rank: 2 } });
    const first = await running({ goals, exclusive: { group: "spring", rank: 1 } });
    await post({ event: "signed_up", who: "of-both", code: second.code });
    await post({ event: "signed_up", who: "of-both", code: first.code });
    await post({ who: "of-both" });
    expect(await states(first)).toEqual(["referee issued", "referrer issued"]);
    expect(await states(second)).toEqual([]);
  });
});

describe("a sign of fraud", () => {
  const signals = (signal: string, answer: string) => ({ fraud: { signals: { [signal]: answer }, reviewDays: 30 } });
  const context = (device: string) => ({ context: { device_id: device, ip: "203.0.113.7", user_agent: "UA" } });

  test("the same device as another friend of the same referrer is held for a person, and void when nobody looks", async () => {
    const campaign = await running({ goals: [buys()], ...signals("same_device", "hold") });
    expect(await post({ who: "farm-1", code: campaign.code, ...context("phone-1") }, campaign)).toEqual(bothPaid);
    expect(await post({ who: "farm-2", code: campaign.code, ...context("phone-1") }, campaign)).toEqual([
      "buy referee held held_for_review",
      "buy referrer held held_for_review",
    ]);
    expect(await post({ who: "farm-3", code: campaign.code, ...context("phone-3") }, campaign)).toEqual(bothPaid);
    expect(await balanceOf(campaign.referrer)).toBe(2_000);
    await rig.letDaysPass(campaign, "review_until");
    await expect.poll(() => states(campaign), { timeout: 10_000 }).toContain("referrer void");
    expect(await balanceOf(campaign.referrer)).toBe(2_000);
  });

  test("too many friends in a day are held from there on", async () => {
    const campaign = await running({ goals: [buys()], fraud: { signals: { velocity: "hold" }, velocityMax: 2 } });
    for (const who of ["fast-1", "fast-2"])
      expect(await post({ who, code: campaign.code }, campaign)).toEqual(bothPaid);
    expect(await post({ who: "fast-3", code: campaign.code }, campaign)).toContain("buy referrer held held_for_review");
  });

  test("two who refer each other are refused", async () => {
    const campaign = await running({ goals: [buys()], ...signals("loop", "refuse") });
    await post({ who: "loop-friend", code: campaign.code });
    const back = (await shop.call("POST", `/api/campaigns/${campaign.id}/codes`, { customer: "loop-friend" })).body
      .data[0].code;
    expect(await post({ who: campaign.referrer, code: back }, campaign)).toEqual([
      "attribution both refused fraud_suspected",
    ]);
  });

  test("a throw-away mailbox is noted and paid where the campaign only notes it", async () => {
    const campaign = await running({ goals: [buys()], ...signals("disposable_email", "note") });
    const body = {
      event: "order_paid",
      customer: { source_id: "throwaway", email: "x@mailinator.com" },
      referral: { code: campaign.code },
      metadata: {},
    };
    const { id } = (await shop.call("POST", "/v1/events?wait=decisions", body)).body;
    const [first] = await rig.decisionsOf(id, campaign);
    expect(first).toMatchObject({ outcome: "rewarded" });
    expect(first?.checks).toContainEqual(
      expect.objectContaining({ check: "signal", ok: true, saw: "a throw-away mailbox" }),
    );
  });
});

describe("a campaign's versions", () => {
  test("are told apart in sentences, with how many referrals began under each", async () => {
    const campaign = await running({ goals: [buys()] });
    await post({ event: "signed_up", who: "of-the-first", code: campaign.code });
    const limits = [{ of: "referrer", measure: "count", period: "month", max: 20 }];
    await rig.change(campaign, (config) => ({ goals: [{ ...config.goals[0], holdDays: 14 }], limits }));
    const { data } = (await shop.call("GET", `/api/campaigns/${campaign.id}/versions`)).body;
    const told = data.map(({ number, isCurrent, referrals, changes }: Version) => ({
      ...{ number, isCurrent, referrals },
      changes: changes.map(({ kind, words }) => `${kind} ${words.map(({ text }) => text).join("")}`),
    }));
    expect(told).toEqual([
      {
        ...{ number: 2, isCurrent: true, referrals: 0 },
        changes: [
          expect.stringMatching(/^changed The goal was “Purchase”.*, and is “Purchase”.*14 days later/),
          "added A new limit: at most 20 rewards a month for a referrer",
        ],
      },
      { number: 1, isCurrent: false, referrals: 1, changes: [] },
    ]);
    const first = (await shop.call("GET", `/api/campaigns/${campaign.id}/versions/1`)).body;
    expect(first.config.goals[0]).toMatchObject({ id: "buy", holdDays: 0 });
    expect((await shop.call("GET", `/api/campaigns/${campaign.id}/versions/9`)).status).toBe(404);
  });

  test("are cloned as a draft of their own, under a name that is free", async () => {
    const campaign = await running({ goals: [buys({ holdDays: 3 })] });
    const made = await shop.call("POST", `/api/campaigns/${campaign.id}/clone`, { name: "A second one" });
    expect(made).toMatchObject({
      status: 201,
      body: { name: "A second one", status: "draft", version: 1, codesCount: 0 },
    });
    expect(made.body.config.goals[0]).toMatchObject({ id: "buy", holdDays: 3 });
    expect((await shop.call("POST", `/api/campaigns/${campaign.id}/clone`, { name: "A second one" })).status).toBe(409);
  });
});

interface Version {
  number: number;
  isCurrent: boolean;
  referrals: number;
  changes: { kind: string; words: { text: string }[] }[];
}
