import { describe, expect, test } from "vitest";
import { runwaySentence, type SaidSupply, supplyAmount, supplyNoun } from "./runway-words";

const place = { currency: "EUR", timeZone: "Europe/Berlin" };
const now = new Date("2026-11-29T12:00:00Z");
const supply: SaidSupply = {
  ...{ kind: "budget", period: "all", max: 50_000, used: 10_000, left: 40_000, share: 0.2, level: "fine" },
  ...{ pace: 1_000, emptyAt: "2027-01-08T12:00:00Z", renewsAt: null },
};
const cases: [what: string, changes: Partial<SaidSupply>, sentence: string][] = [
  ["with a date in another year", {}, "At this pace the budget is spent on 8 January 2027."],
  [
    "whose date is another day by the project's clock",
    { emptyAt: "2026-12-01T23:30:00Z" },
    "At this pace the budget is spent on 2 December.",
  ],
  ["of a pool", { kind: "pool", emptyAt: "2026-12-14T12:00:00Z" }, "At this pace the pool is empty on 14 December."],
  [
    "of a month",
    { kind: "cap", period: "month", emptyAt: "2026-11-30T12:00:00Z" },
    "At this pace the month’s limit of rewards is used up on 30 November.",
  ],
  [
    "too young to tell",
    { pace: null, emptyAt: null },
    "Too little was used so far to tell how long it lasts: three days have to go by.",
  ],
  ["idle", { pace: 0, emptyAt: null }, "Nothing of it was used in the last 14 days."],
  ["that lasts", { emptyAt: null }, "At this pace it lasts for more than a year."],
  [
    "that outlasts its month",
    { emptyAt: null, period: "month", renewsAt: "2026-11-30T23:00:00Z" },
    "At this pace it lasts until it begins anew on 1 December.",
  ],
  ["that is spent", { level: "empty", left: 0 }, "All of it is spent: nothing more is given."],
  [
    "of a cap that is reached for the day",
    { kind: "cap", level: "empty", renewsAt: "2026-11-29T23:00:00Z" },
    "No more rewards are given until 30 November.",
  ],
  ["of an empty pool", { kind: "pool", level: "empty" }, "No code is left: rewards wait until more are added."],
];

describe("what is said of a supply", () => {
  test.each(cases)("%s", (_what, changes, sentence) => {
    expect(runwaySentence({ ...supply, ...changes }, place, now)).toBe(sentence);
  });
});

test.each([
  ["budget", 2_250.4, "€\u00a022.50"],
  ["cap", 1, "1 reward"],
  ["cap", 1.25, "1.3 rewards"],
  ["pool", 12.5, "13 codes"],
] as const)("of a %s %d is said as %s", (kind, amount, words) => {
  expect(supplyAmount(kind, amount, place)).toBe(words);
});

test("a limit of a period is called so", () => {
  expect(supplyNoun({ kind: "budget", period: "month" })).toBe("month’s budget");
  expect(supplyNoun({ kind: "pool", period: "all" })).toBe("pool");
});
