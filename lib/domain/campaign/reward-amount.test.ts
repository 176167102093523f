import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moneyUnit, planAmount, pointsUnit, shareOf } from "./reward-amount";

test.each<[value: number, basisPoints: number, digits: number, minor: number]>([
  [47.9, 1_000, 2, 479],
  [0.1 + 0.2, 10_000, 2, 30],
  [10.05, 1_000, 2, 100],
  [10.15, 1_000, 2, 102],
  [10.25, 1_000, 2, 102],
  [19.99, 500, 2, 100],
  [1, 1, 2, 0],
  [1e-7, 10_000, 2, 0],
  [1.5e12, 1_000, 2, 15_000_000_000_000],
  [1_000, 500, 0, 50],
  [1.2345, 10_000, 3, 1_234],
])("of %s, %s hundredths of a percent are %s digits: %s", (value, basisPoints, digits, minor) => {
  expect(shareOf(value, basisPoints, digits)).toBe(minor);
});

test("a share of a hundred percent is the amount itself, whatever the amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
      expect(shareOf(cents / 100, 10_000, 2)).toBe(cents);
    }),
  );
});

describe("a share", () => {
  const amount = {
    kind: "percent" as const,
    basisPoints: 1_000,
    property: "order.total",
    currencyProperty: null,
    floorMinor: 200,
    capMinor: 1_000,
  };
  test.each<[title: string, payload: unknown, expected: object]>([
    ["between its bounds is what it is", { order: { total: 50 } }, { ok: true, minor: 500 }],
    ["below its floor is the floor", { order: { total: 5 } }, { ok: true, minor: 200 }],
    ["above its cap is the cap", { order: { total: 500 } }, { ok: true, minor: 1_000 }],
    [
      "of less than nothing is nothing, whatever the floor",
      { order: { total: -5 } },
      { ok: false, reason: "below_minimum" },
    ],
    ["of what is missing says so", { total: 50 }, { ok: false, reason: "property_missing" }],
    ["of null says so", { order: { total: null } }, { ok: false, reason: "property_missing" }],
    ["of a list says so", { order: { total: [50] } }, { ok: false, reason: "property_type" }],
    ["of more than money can be says so", { order: { total: 1e30 } }, { ok: false, reason: "property_type" }],
  ])("%s", (_title, payload, expected) => {
    expect(planAmount(amount, payload, moneyUnit("EUR"))).toMatchObject(expected);
  });

  test("of yen has no digits behind the point, and points have none either", () => {
    const whole = { ...amount, floorMinor: null, capMinor: null };
    const payload = { order: { total: 1_234 } };
    expect(planAmount(whole, payload, moneyUnit("JPY"))).toMatchObject({ minor: 123 });
    expect(planAmount(whole, payload, pointsUnit("EUR"))).toMatchObject({ minor: 123 });
  });
});
