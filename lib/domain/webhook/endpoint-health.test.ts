import { expect, test } from "vitest";
import { disabledBy } from "./endpoint-health";

const now = new Date("2026-11-29T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test.each([
  ["a first failure", { failures: 1, failingSince: now, outcome: "failed" }, null],
  ["many failures within the day", { failures: 500, failingSince: ago(23.9), outcome: "failed" }, null],
  ["a day with few attempts", { failures: 11, failingSince: ago(40), outcome: "failed" }, null],
  ["a day of nothing but failures", { failures: 12, failingSince: ago(24), outcome: "failed" }, "failing"],
  ["410 at once", { failures: 1, failingSince: now, outcome: "gone" }, "gone"],
] as const)("%s", (_what, health, expected) => {
  expect(disabledBy(health, now)).toBe(expected);
});
