import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hoursUntil, hoursWords, pointsBetween, spreadOf, stepRate, waitHistogram } from "./figures";

const steps = { visits: 200, attributed: 50, qualified: 20, rewarded: 18 };

test.each([
  ["attributed", 0.25],
  ["qualified", 0.4],
  ["rewarded", 0.9],
  ["visits", null],
] as const)("the rate of %s is of the step before", (step, rate) => {
  expect(stepRate(steps, step)).toBe(rate);
});

test("nothing of nothing is no rate, and neither is more than there were", () => {
  expect(stepRate({ ...steps, visits: 0 }, "attributed")).toBeNull();
  expect(stepRate({ ...steps, attributed: 0, qualified: 0 }, "qualified")).toBeNull();
  expect(stepRate({ ...steps, visits: 49 }, "attributed")).toBeNull();
});

test("rates move by points, where there are two", () => {
  expect(pointsBetween(0.5, 0.25)).toBe(25);
  expect(pointsBetween(0.5, null)).toBeNull();
  expect(pointsBetween(null, 0.5)).toBeNull();
});

describe("time to convert", () => {
  const counts = [
    { hours: 52, count: 2 },
    { hours: 0, count: 3 },
    { hours: 800, count: 1 },
  ];
  test.each([
    [0.5, counts, 0],
    [0.51, counts, 52],
    [0.9, counts, 800],
    [0.5, [], null],
    [0.9, [{ hours: 4, count: 1 }], 4],
  ])("%d of it takes", (share, given, hours) => {
    expect(hoursUntil(share, given)).toBe(hours);
  });

  test("falls into columns of days", () => {
    expect(waitHistogram(counts)).toEqual([3, 0, 2, 0, 0, 0, 0, 1]);
    expect(waitHistogram([])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("keeps everybody, in columns and in order", () => {
    const some = fc.array(fc.record({ hours: fc.nat(3_000), count: fc.integer({ min: 1, max: 50 }) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(some, (given) => {
        const total = given.reduce((sum, { count }) => sum + count, 0);
        expect(waitHistogram(given).reduce((sum, count) => sum + count, 0)).toBe(total);
        const all = given.flatMap(({ hours, count }) => Array<number>(count).fill(hours)).sort((a, b) => a - b);
        expect(hoursUntil(0.5, given)).toBe(all[Math.ceil(total / 2) - 1]);
      }),
    );
  });

  test.each([
    [0, "under 1 h"],
    [5, "5 h"],
    [24, "1 d"],
    [52, "2 d 4 h"],
  ])("%d hours are said as %s", (hours, words) => {
    expect(hoursWords(hours)).toBe(words);
  });
});

describe("how it spreads", () => {
  test("is invitations for each code times how many of them convert", () => {
    expect(spreadOf(steps, 40)).toEqual({ by: "visits", invitations: 5, rate: 0.1, k: 0.5 });
  });

  test("takes who came for invited where codes go round without links", () => {
    expect(spreadOf({ ...steps, visits: 0 }, 40)).toEqual({ by: "friends", invitations: 1.25, rate: 0.4, k: 0.5 });
  });

  test("says nothing without a code that is out", () => {
    expect(spreadOf({ visits: 0, attributed: 0, qualified: 0, rewarded: 0 }, 0)).toEqual({
      by: "friends",
      invitations: null,
      rate: null,
      k: null,
    });
  });
});
