import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ReferralShop, type Running } from "../referral-shop";

let rig: ReferralShop;

beforeAll(async () => {
  rig = await ReferralShop.open();
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

const refunds = (changes: object = {}) => ({
  ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, qualifies: false },
  ...{ occurrence: { kind: "every" } },
  action: { kind: "take_back", goals: ["buy"], match: { property: "order", given: "order" } },
  ...changes,
});
const refund = (who: string, order: string, more: object = {}) =>
  rig.send({ event: "order_refunded", who, metadata: { order, ...more } });
const order = (who: string, id: string, { code }: Partial<Running> = {}, more: object = {}) =>
  rig.send({ who, code, metadata: { order: id, total: 80, ...more } });

describe("Refund, chargeback, cancel", () => {
  test("Refund: what waits is void, what was given is booked back, and a second refund of the order takes nothing more", async () => {
    const campaign = await rig.running({ goals: [rig.buys(), refunds()] });
    await order("refunder", "A", campaign);
    expect(await rig.balanceOf(campaign.referrer)).toBe(1_000);
    const id = await refund("refunder", "A");
    expect(await rig.decisions(id, campaign)).toEqual([
      "refund referee taken_back refunded",
      "refund referrer taken_back refunded",
    ]);
    expect(await rig.balanceOf(campaign.referrer)).toBe(0);
    expect(await rig.decisions(await refund("refunder", "A"), campaign)).toEqual([
      "refund both nothing_due nothing_to_take_back",
    ]);
    const holding = await rig.running({ goals: [rig.buys({ holdDays: 14 }), refunds()] });
    await order("refunder-early", "B", holding);
    await refund("refunder-early", "B");
    expect(await rig.states(holding)).toEqual(["referee void", "referrer void"]);
  });

  test("Partial refund: what is left above the minimum keeps the reward, what falls below takes it back, by the refund's condition", async () => {
    const condition = { combinator: "and", rules: [{ field: "event.left", operator: "<", value: 50 }] };
    const campaign = await rig.running({ goals: [rig.buys(), refunds({ condition })] });
    await order("partly", "A", campaign);
    expect(await rig.decisions(await refund("partly", "A", { left: 60 }), campaign)).toEqual([
      "refund both refused condition_failed",
    ]);
    expect(await rig.states(campaign)).toEqual(["referee issued", "referrer issued"]);
    await refund("partly", "A", { left: 20 });
    expect(await rig.states(campaign)).toEqual(["referee reversed", "referrer reversed"]);
  });

  test("Refund: one that does not say of which order takes nothing back, because it must not take all", async () => {
    const campaign = await rig.running({ goals: [rig.buys(), refunds()] });
    await order("says-nothing", "A", campaign);
    const id = await rig.send({ event: "order_refunded", who: "says-nothing" });
    expect(await rig.decisions(id, campaign)).toEqual(["refund both nothing_due nothing_to_take_back"]);
  });
});

test("Refund: what a person gave by hand stays, because it was given past the rules, and the refund's decision says so", async () => {
  const condition = { combinator: "and", rules: [{ field: "event.total", operator: ">=", value: 100 }] };
  const campaign = await rig.running({ goals: [rig.buys({ condition }), refunds()] });
  const id = await order("by-hand", "A", campaign);
  const given = { campaign: campaign.id, goal: "buy", side: "referrer", reason: "A good customer" };
  expect((await rig.shop.call("POST", `/api/events/${id}/reward`, given)).status).toBe(201);
  await expect.poll(() => rig.balanceOf(campaign.referrer), { timeout: 10_000 }).toBe(1_000);
  const [decision] = await rig.decisionsOf(await refund("by-hand", "A"), campaign);
  expect(decision).toMatchObject({ outcome: "nothing_due", reason: "by_hand_stays" });
  expect(decision?.checks.at(-1)).toMatchObject({ check: "by_hand", saw: "the referrer keeps it" });
  expect(await rig.balanceOf(campaign.referrer)).toBe(1_000);
});

describe("Undo of what cannot be undone", () => {
  const redeem = (code: string, who: string, more: object = {}) =>
    rig.shop.call("POST", "/v1/redemptions", {
      ...{ redeemables: [{ object: "voucher", id: code, ...more }], customer: { source_id: who } },
    });
  const codeOf = async (who: string) => (await rig.shop.call("GET", `/api/customers/${who}/codes`)).body.data[0].code;

  test("Undo of a coupon: unused it is switched off, used it is left to a person, and the decision says which", async () => {
    const action = { kind: "reward", referee: rig.coupon() };
    const campaign = await rig.running({ goals: [rig.buys({ action }), refunds()] });
    for (const who of ["keeps-coupon", "uses-coupon"]) await order(who, "A", campaign);
    expect((await redeem(await codeOf("uses-coupon"), "uses-coupon")).status).toBe(200);
    expect(await rig.decisions(await refund("uses-coupon", "A"), campaign)).toEqual([
      "refund referee taken_back used_before_refund",
    ]);
    expect(await rig.decisions(await refund("keeps-coupon", "A"), campaign)).toEqual([
      "refund referee taken_back refunded",
    ]);
    expect((await redeem(await codeOf("keeps-coupon"), "keeps-coupon")).body).toMatchObject({
      key: "voucher_disabled",
    });
  });

  test("Undo of credits: what the card still holds is booked back and never more, and the rest is left to a person", async () => {
    const action = { kind: "reward", referrer: rig.credits(1_000) };
    const campaign = await rig.running({ goals: [rig.buys({ action }), refunds()] });
    await order("spender", "A", campaign);
    const card = (await rig.shop.call("GET", `/api/customers/${campaign.referrer}/codes`)).body.data.find(
      ({ balanceMinor }: { balanceMinor: string | null }) => balanceMinor !== null,
    );
    expect((await redeem(card.code, campaign.referrer, { gift: { credits: 700 } })).status).toBe(200);
    expect(await rig.decisions(await refund("spender", "A"), campaign)).toEqual([
      "refund referrer taken_back used_before_refund",
    ]);
    expect(await rig.balanceOf(campaign.referrer)).toBe(0);
  });
});

describe("Pool exhausted", () => {
  test("Pool exhausted: who gets no code waits, the other side is paid, and the one who waits longest is first when codes come", async () => {
    const pool = await rig.startCampaign({
      ...{ kind: "coupons", isStatic: true, joinOnce: false },
      code: { pattern: "POOL-####", charset: "ABCDEFGH" },
    });
    const pooled = { kind: "coupon", campaign: { id: pool } };
    const action = { kind: "reward", referrer: rig.credits(100), referee: pooled };
    const campaign = await rig.running({ goals: [rig.buys({ action })] });
    await rig.shop.call("POST", `/v1/campaigns/${pool}/vouchers/POOL-1`);
    for (const who of ["pool-1", "pool-2", "pool-3"]) await order(who, "A", campaign);
    expect(await rig.states(campaign)).toEqual([
      ...["referee awaiting_stock", "referee awaiting_stock", "referee issued"],
      ...["referrer issued", "referrer issued", "referrer issued"],
    ]);
    await rig.shop.call("POST", `/v1/campaigns/${pool}/vouchers/POOL-2`);
    const codeOf = async (who: string) => (await rig.shop.call("GET", `/api/customers/${who}/codes`)).body.data;
    await expect.poll(() => codeOf("pool-2"), { timeout: 10_000 }).toMatchObject([{ code: "POOL-2" }]);
    expect(await codeOf("pool-3")).toEqual([]);
  });
});

describe("Milestones", () => {
  const tiers = (at: number, more: object = {}) => [
    { id: "steps", goal: "buy", at, reward: { kind: "material", name: "A mug" }, ...more },
  ];
  const steps = async (campaign: Running) =>
    (await rig.rewards(campaign, "&kind=material"))
      .map(({ goal, status }: Record<string, string>) => `${goal} ${status}`)
      .sort();

  test("Milestones: friends that jump over a step give it as well, each once", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    for (const at of [1, 2, 3, 4]) await order(`jump-${at}`, "A", campaign);
    await rig.change(campaign, () => ({ tiers: tiers(1, { repeats: true }) }));
    await Promise.all([5, 6].map((at) => order(`jump-${at}`, "A", campaign)));
    expect(await steps(campaign)).toEqual([1, 2, 3, 4, 5, 6].map((step) => `tier.steps.${step} issued`));
  });

  test("Milestones: a refund that leaves too few friends keeps the step, and it is not given a second time", async () => {
    const campaign = await rig.running({ goals: [rig.buys(), refunds()], tiers: tiers(2) });
    for (const who of ["keeps-1", "keeps-2"]) await order(who, "A", campaign);
    await refund("keeps-2", "A");
    await order("keeps-3", "A", campaign);
    expect(await steps(campaign)).toEqual(["tier.steps.1 issued"]);
  });

  test("Milestones: where the tier takes back, the step goes with the friend and is given again when the friends are there again", async () => {
    const campaign = await rig.running({ goals: [rig.buys(), refunds()], tiers: tiers(2, { onDrop: "take_back" }) });
    for (const who of ["drops-1", "drops-2"]) await order(who, "A", campaign);
    expect(await rig.decisions(await refund("drops-2", "A"), campaign)).toContain(
      "tier.steps.1 referrer taken_back friends_dropped",
    );
    expect(await steps(campaign)).toEqual(["tier.steps.1 reversed"]);
    await order("drops-3", "A", campaign);
    expect(await steps(campaign)).toEqual(["tier.steps.1 issued", "tier.steps.1 reversed"]);
  });

  test("Milestones: of many friends and refunds at once the steps that stand are those of the friends that are left", async () => {
    const goals = [rig.buys(), refunds()];
    const fraud = { signals: { velocity: "off" } };
    const campaign = await rig.running({ goals, fraud, tiers: tiers(2, { onDrop: "take_back", repeats: true }) });
    const friends = Array.from({ length: 20 }, (_, at) => `crowd-${at}`);
    await Promise.all(friends.map((who) => order(who, "A", campaign)));
    await Promise.all([
      ...friends.slice(0, 7).map((who) => refund(who, "A")),
      ...["more-1", "more-2"].map((who) => order(who, "A", campaign)),
    ]);
    const standing = (await steps(campaign)).filter((step: string) => step.endsWith("issued"));
    // 15 friends are left.
    expect(standing).toEqual([1, 2, 3, 4, 5, 6, 7].map((step) => `tier.steps.${step} issued`));
  });
});
