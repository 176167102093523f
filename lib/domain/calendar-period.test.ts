import { expect, test } from "vitest";
import { periodKey } from "./calendar-period";

test.each<[period: "all" | "day" | "week" | "month", moment: string, zone: string, key: string]>([
  ["all", "2026-06-15T12:00:00Z", "UTC", "all"],
  ["day", "2026-06-15T21:59:59.999Z", "Europe/Berlin", "2026-06-15"],
  ["day", "2026-06-15T22:00:00Z", "Europe/Berlin", "2026-06-16"],
  ["day", "2026-03-29T00:59:59Z", "Europe/Berlin", "2026-03-29"],
  ["day", "2026-10-25T23:30:00Z", "Europe/Berlin", "2026-10-26"],
  ["day", "2026-06-15T18:29:59Z", "Asia/Kolkata", "2026-06-15"],
  ["day", "2026-06-15T18:30:00Z", "Asia/Kolkata", "2026-06-16"],
  ["day", "2026-06-15T11:00:00Z", "Pacific/Apia", "2026-06-16"],
  ["month", "2026-06-30T22:00:00Z", "Europe/Berlin", "2026-07"],
  ["week", "2026-06-14T21:59:59Z", "Europe/Berlin", "2026-W24"],
  ["week", "2026-06-14T22:00:00Z", "Europe/Berlin", "2026-W25"],
  ["week", "2027-01-01T12:00:00Z", "UTC", "2026-W53"],
  ["week", "2024-12-30T12:00:00Z", "UTC", "2025-W01"],
])("the %s of %s in %s is %s", (period, moment, zone, key) => {
  expect(periodKey(period, new Date(moment), zone)).toBe(key);
});
