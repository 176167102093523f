import type { Runway, Supply } from "./runway";

export const now = new Date("2026-03-01T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

interface RunwayCase {
  what: string;
  supply: Partial<Supply>;
  expected: Partial<Runway>;
}

export const runwayCases: RunwayCase[] = [
  {
    what: "nothing used says nothing of a date",
    supply: {},
    expected: { left: 100, share: 0, level: "fine", pace: null, emptyAt: null, isSoon: false },
  },
  {
    what: "two days are no pace, however much went",
    supply: { used: 60, usedLately: 60, since: daysAgo(2) },
    expected: { left: 40, level: "fine", pace: null, emptyAt: null },
  },
  {
    what: "three days are: 60 in three, so 40 in two",
    supply: { used: 60, usedLately: 60, since: daysAgo(3) },
    expected: { pace: 20, emptyAt: new Date("2026-03-03T12:00:00Z"), isSoon: true },
  },
  {
    what: "of a long life only the last fourteen days count",
    supply: { used: 72, usedLately: 28, since: daysAgo(90) },
    expected: { level: "fine", pace: 2, emptyAt: new Date("2026-03-15T12:00:00Z"), isSoon: true },
  },
  {
    what: "a day more than soon is a date and no warning",
    supply: { max: 102, used: 72, usedLately: 28, since: daysAgo(90) },
    expected: { emptyAt: new Date("2026-03-16T12:00:00Z"), isSoon: false },
  },
  {
    what: "80 % is low, 79 % is not",
    supply: { used: 80 },
    expected: { level: "low", share: 0.8 },
  },
  { what: "79 % is not low", supply: { used: 79 }, expected: { level: "fine" } },
  {
    what: "all used is empty, and no date is left to tell",
    supply: { used: 100, usedLately: 100, since: daysAgo(20) },
    expected: { left: 0, share: 1, level: "empty", emptyAt: null, isSoon: false },
  },
  {
    what: "a limit that was lowered below what is used is empty",
    supply: { max: 50, used: 80 },
    expected: { left: 0, share: 1, level: "empty" },
  },
  {
    what: "nothing lately lasts for ever",
    supply: { used: 10, usedLately: 0, since: daysAgo(60) },
    expected: { pace: 0, emptyAt: null },
  },
  {
    what: "what lasts more than a year has no date",
    supply: { max: 10_000, used: 14, usedLately: 14, since: daysAgo(14) },
    expected: { pace: 1, emptyAt: null },
  },
  {
    what: "a month's budget that outlasts the month has no date",
    supply: { used: 28, usedLately: 28, since: daysAgo(14), renewsAt: new Date("2026-04-01T00:00:00Z") },
    expected: { pace: 2, emptyAt: null },
  },
  {
    what: "one that does not has",
    supply: { used: 72, usedLately: 28, since: daysAgo(14), renewsAt: new Date("2026-04-01T00:00:00Z") },
    expected: { emptyAt: new Date("2026-03-15T12:00:00Z"), isSoon: true },
  },
  { what: "a pool without codes is empty", supply: { max: 0 }, expected: { share: 1, level: "empty" } },
];

/** From, to, of how much: which shares are reached on the way. */
export const crossedCases: [before: number, after: number, max: number, crossed: number[]][] = [
  [0, 79, 100, []],
  [79, 80, 100, [80]],
  [80, 99, 100, []],
  [99, 100, 100, [100]],
  [0, 100, 100, [80, 100]],
  [100, 120, 100, []],
  [3, 4, 4, [80, 100]],
  [0, 3, 4, []],
  [7, 8, 10, [80]],
  [0, 1, 1, [80, 100]],
  [5, 5, 5, []],
];
