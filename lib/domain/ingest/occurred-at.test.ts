import { expect, test } from "vitest";
import { readOccurredAt } from "./occurred-at";
import { now, occurredAtCases } from "./occurred-at.cases";

test.each(occurredAtCases)("%j → %s", (value, outcome) => {
  const read = readOccurredAt(value, now);
  expect(read.ok ? read.at.toISOString() : read.code).toBe(outcome);
});

test("five years before 29 February is 1 March", () => {
  const leapDay = new Date("2024-02-29T00:00:00Z");
  expect(readOccurredAt("2019-03-01T00:00:00Z", leapDay).ok).toBe(true);
  expect(readOccurredAt("2019-02-28T23:59:59Z", leapDay).ok).toBe(false);
});
