import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bothPaid, ReferralShop, type Running } from "../referral-shop";

let rig: ReferralShop;

beforeAll(async () => {
  rig = await ReferralShop.open({ currency: "EUR", timeZone: "Europe/Berlin" });
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

/** What somebody does in a shop of another place. */
async function inPlace<T>(place: { currency?: string; timeZone?: string }, act: () => Promise<T>): Promise<void> {
  const here = rig;
  rig = await ReferralShop.open(place);
  try {
    await act();
    expect(await rig.close()).toEqual([]);
  } finally {
    rig = here;
  }
}

const shares = (amount: object) => rig.buys({ action: { kind: "reward", referrer: rig.share(amount) } });
const tenth = { basisPoints: 1_000, property: "total", currencyProperty: "currency" };

let friends = 0;
const buy = (campaign: Running, metadata: object, more: object = {}) =>
  rig.post({ who: `buyer-${friends++}`, code: campaign.code, metadata, ...more }, campaign);
const amounts = async (campaign: Running) =>
  (await rig.rewards(campaign)).map(
    ({ amountMinor, currency }: Record<string, string>) => `${amountMinor} ${currency}`,
  );

describe("Currency", () => {
  test.each([
    ["JPY", 1_234, "123 JPY", "which has no smaller unit"],
    ["KWD", 1.2345, "123 KWD", "whose smallest unit is a thousandth"],
    ["EUR", 12.34, "123 EUR", "whose smallest unit is a hundredth"],
  ])("Currency: a tenth of %s %d is %s, %s", async (currency, total, given) => {
    await inPlace({ currency }, async () => {
      const campaign = await rig.running({ goals: [shares(tenth)] });
      await buy(campaign, { total, currency });
      expect(await amounts(campaign)).toEqual([given]);
    });
  });

  test("Currency: an order in another one than the project's is paid nothing and says so, because they are never added", async () => {
    const campaign = await rig.running({ goals: [shares(tenth)] });
    const refused = "buy referrer refused currency_not_configured";
    expect(await buy(campaign, { total: 100, currency: "USD" })).toContain(refused);
    expect(await buy(campaign, { total: 100 })).toContain(refused);
    expect(await amounts(campaign)).toEqual([]);
  });
});

describe("Percent rewards", () => {
  test("Percent rewards: are rounded once, half to even, so that what is said and what is booked never differ by a cent", async () => {
    const half = { basisPoints: 5_000, property: "total" };
    const campaign = await rig.running({ goals: [shares(half)] });
    for (const total of [0.05, 0.07, 0.15, 1.005]) await buy(campaign, { total });
    // 2.5, 3.5, 7.5 and 50.25 cents.
    expect((await amounts(campaign)).reverse()).toEqual(["2 EUR", "4 EUR", "8 EUR", "50 EUR"]);
    expect(await rig.balanceOf(campaign.referrer)).toBe(64);
  });

  test("Percent rewards: of a property that is missing, no number, or comes to nothing are a reason and never a row of 0", async () => {
    const campaign = await rig.running({ goals: [shares({ basisPoints: 1_000, property: "total" })] });
    expect(await buy(campaign, {})).toContain("buy referrer refused property_missing");
    expect(await buy(campaign, { total: "47,90" })).toContain("buy referrer refused property_type");
    expect(await buy(campaign, { total: 0.01 })).toContain("buy referrer refused below_minimum");
    expect(await rig.rewards(campaign)).toEqual([]);
  });
});

describe("Time zones and DST", () => {
  /** 25 October 2026 has 25 hours in Berlin: from 24 October 22:00 to 25 October 23:00 UTC. */
  const perDay = [{ of: "referrer", measure: "count", period: "day", max: 1 }];
  const paid = "buy referrer rewarded reward_issued";
  const capped = "buy referrer refused cap_referrer";
  const goals = () => [rig.buys({ action: { kind: "reward", referrer: rig.credits(100) } })];

  test("Time zones and DST: a cap per day counts the project's days, of which one has 25 hours", async () => {
    const campaign = await rig.running({ goals: goals(), limits: perDay });
    const at = (occurred_at: string) => buy(campaign, {}, { occurred_at });
    expect(await at("2026-10-24T21:59:00Z")).toContain(paid);
    expect(await at("2026-10-24T22:00:00Z")).toContain(paid);
    expect(await at("2026-10-25T22:59:00Z")).toContain(capped);
    expect(await at("2026-10-25T23:00:00Z")).toContain(paid);
  });

  test("Time zones and DST: the same moments are other days in Tokyo, because the zone is the project's", async () => {
    await inPlace({ timeZone: "Asia/Tokyo" }, async () => {
      const campaign = await rig.running({ goals: goals(), limits: perDay });
      const at = (occurred_at: string) => buy(campaign, {}, { occurred_at });
      expect(await at("2026-10-24T14:59:00Z")).toContain(paid);
      expect(await at("2026-10-24T15:00:00Z")).toContain(paid);
      expect(await at("2026-10-25T14:59:00Z")).toContain(capped);
      expect(await at("2026-10-25T15:00:00Z")).toContain(paid);
    });
  });

  test("Time zones and DST: a late event takes from the limit of its own day and not of today's", async () => {
    const campaign = await rig.running({ goals: [rig.buys()], limits: perDay });
    expect(await buy(campaign, {}, { occurred_at: "2026-10-20T10:00:00Z" })).toContain(paid);
    expect(await buy(campaign, {})).toEqual(bothPaid);
  });
});
