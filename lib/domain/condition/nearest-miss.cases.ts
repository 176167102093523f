import type { ConditionRule } from "./condition-input";
import { ruleOf } from "./condition-sentence.cases";

/** Rules that all have to hold, the event, and what is told of the one it failed by least. */
export const missCases: [rules: ConditionRule[], event: Record<string, unknown>, words: string | null][] = [
  [[ruleOf("event.total", ">=", 50)], { total: 47.9 }, "needs total at least 50.00, was 47.90, short by 2.10"],
  [[ruleOf("event.total", ">=", 50)], { total: 60 }, null],
  [[ruleOf("event.total", ">", 50)], { total: 50 }, "needs total more than 50, was 50, just not reached"],
  [[ruleOf("event.seats", "<=", 5)], { seats: 8 }, "needs seats at most 5, was 8, too much by 3"],
  [[ruleOf("event.total", ">=", 0.3)], { total: 0.1 }, "needs total at least 0.30, was 0.10, short by 0.20"],
  [
    [ruleOf("event.total", "between", [5, 10])],
    { total: 12.5 },
    "needs total between 5.00 and 10.00, was 12.50, too much by 2.50",
  ],
  [[ruleOf("event.seats", "in", [1, 5, 10])], { seats: 8 }, "needs seats one of 1, 5, 10, was 8, short by 2"],
  [[ruleOf("event.total", ">=", 50)], {}, "needs total at least 50, but it was not sent"],
  [[ruleOf("event.total", ">=", 50)], { total: "60" }, 'needs total at least 50, but "60", text came'],
  [
    [ruleOf("event.plan", "in", ["pro", "team"])],
    { plan: "Pro" },
    "needs plan one of pro, team, was Pro, perhaps pro was meant",
  ],
  [
    [ruleOf("event.plan", "in", ["pro", "team"])],
    { plan: "taem" },
    "needs plan one of pro, team, was taem, perhaps team was meant",
  ],
  [[ruleOf("event.plan", "in", ["pro", "team"])], { plan: "free" }, "needs plan one of pro, team, was free"],
  [[ruleOf("event.plan", "!=", "free")], { plan: "free" }, "needs plan not free, was free"],
  [[ruleOf("event.trial", "=", true)], { trial: false }, "needs trial yes, was no"],
  [
    [ruleOf("event.day", "before", "2026-01-01")],
    { day: "2026-01-03" },
    "needs day before 1 Jan 2026, was 3 Jan 2026, 2 days too late",
  ],
  [
    [ruleOf("event.day", "after", "2026-01-01")],
    { day: "2026-01-01" },
    "needs day after 1 Jan 2026, was 1 Jan 2026, on the day itself",
  ],
  [
    [ruleOf("event.day", "inLastDays", 7)],
    { day: "2026-05-07" },
    "needs day in the last 7 days, was 7 May 2026, 1 day too early",
  ],
  [
    [ruleOf("event.tags", "hasAny", ["vip"])],
    { tags: ["new", "vpi"] },
    "needs tags with any of vip, was new, vpi, perhaps vip was meant",
  ],
  [
    [ruleOf("event.items.price", ">=", 20)],
    { items: [{ price: 5 }, { price: 18 }] },
    "needs items.price at least 20, was 5, 18, short by 2",
  ],
  [
    [ruleOf("referee.birthdate", "before", "2008-01-01")],
    {},
    "needs the friend’s date of birth before 1 Jan 2008, but it is not known",
  ],
  // The nearest of several: in proportion first, then what was sent before what was not
  [
    [ruleOf("event.seats", ">=", 100), ruleOf("event.total", ">=", 50)],
    { seats: 1, total: 49 },
    "needs total at least 50, was 49, short by 1",
  ],
  [
    [ruleOf("event.plan", "=", "pro"), ruleOf("event.total", ">=", 50)],
    { plan: "free", total: 10 },
    "needs total at least 50, was 10, short by 40",
  ],
  [[ruleOf("event.plan", "=", "pro"), ruleOf("event.total", ">=", 50)], { plan: "free" }, "needs plan pro, was free"],
  [
    [ruleOf("event.plan", "=", "pro"), ruleOf("event.total", ">=", 50)],
    { plan: "pro" },
    "needs total at least 50, but it was not sent",
  ],
];
