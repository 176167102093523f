import { dateTimeMs } from "../rfc3339";

const yearsBackMax = 5;
const aheadMaxMs = 60 * 60 * 1000;

export type OccurredAt =
  | { ok: true; at: Date }
  | { ok: false; code: "not_a_datetime" | "too_long_ago" | "in_the_future"; message: string };

function refused(code: "not_a_datetime" | "too_long_ago" | "in_the_future", message: string): OccurredAt {
  return { ok: false, code, message };
}

function yearsBefore(now: Date, years: number): number {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then.getTime();
}

/** When an event says it happened. An hour ahead is a clock that is wrong; more would count in periods to come. */
export function readOccurredAt(value: unknown, now: Date): OccurredAt {
  const ms = typeof value === "string" ? dateTimeMs(value) : null;
  if (ms === null) {
    return refused("not_a_datetime", "must be a date and time with its offset, like 2024-05-31T10:00:00Z");
  }
  if (ms > now.getTime() + aheadMaxMs) return refused("in_the_future", "is more than an hour ahead");
  if (ms < yearsBefore(now, yearsBackMax)) return refused("too_long_ago", `is more than ${yearsBackMax} years ago`);
  return { ok: true, at: new Date(ms) };
}
