import { expect, test } from "vitest";
import { momentOfWallTime, wallTime } from "./zoned-time";

test.each([
  ["2026-12-01T09:00", "Europe/Berlin", "2026-12-01T08:00:00.000Z"],
  ["2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00.000Z"],
  ["2026-07-01T00:00", "America/New_York", "2026-07-01T04:00:00.000Z"],
  ["2026-07-01T05:45", "Asia/Kathmandu", "2026-07-01T00:00:00.000Z"],
  ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
])("%s on a clock in %s is %s, and reads so again", (wall, zone, moment) => {
  expect(momentOfWallTime(wall, zone)?.toISOString()).toBe(moment);
  expect(wallTime(new Date(moment), zone)).toBe(wall);
});

test("an hour that the clocks skip becomes the one after it", () => {
  expect(momentOfWallTime("2026-03-29T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
});

test.each(["", "2026-13-01T09:00", "tomorrow"])("%j is no time", (text) => {
  expect(momentOfWallTime(text, "UTC")).toBeNull();
});
