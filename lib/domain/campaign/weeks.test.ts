import { expect, test } from "vitest";
import { sumsOf, weeksOf } from "./weeks";

const days = ["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"];

test("a week begins on Monday, and the first and last may be cut", () => {
  expect(weeksOf(days)).toEqual([
    { from: 0, to: 2 },
    { from: 3, to: 4 },
  ]);
  expect(weeksOf([])).toEqual([]);
});

test("what is counted by the day is added up by the week", () => {
  expect(sumsOf([1, 2, 3, 4, 5], weeksOf(days))).toEqual([6, 9]);
});
