import { dateTimeMs, isDate } from "../rfc3339";
import { momentOfWallTime, wallTime } from "../zoned-time";

const dayMs = 86_400_000;

/** The day on which the project's calendar has it, or null when the text is neither a day nor a moment. */
function dayOf(text: string, timeZone: string): string | null {
  if (isDate(text)) return text;
  const ms = dateTimeMs(text);
  return ms === null ? null : zonedDay(new Date(ms), timeZone);
}

function zonedDay(moment: Date, timeZone: string): string {
  return (wallTime(moment, timeZone).split("T")[0] ?? "").padStart(10, "0");
}

/**
 * Below zero when `one` is earlier, null when one of them is no time. Two moments are compared to the millisecond; where one
 * is only a day, days are compared, and the day of a moment is the one on the project's clock.
 */
export function compareTimes(one: string, other: string, timeZone: string): number | null {
  const [oneMs, otherMs] = [dateTimeMs(one), dateTimeMs(other)];
  if (oneMs !== null && otherMs !== null) return oneMs - otherMs;
  const [oneDay, otherDay] = [dayOf(one, timeZone), dayOf(other, timeZone)];
  if (oneDay === null || otherDay === null) return null;
  return oneDay < otherDay ? -1 : oneDay > otherDay ? 1 : 0;
}

/** Whole days of the project's calendar from `one` to `other`. */
export function daysBetween(one: string, other: string, timeZone: string): number | null {
  const [oneDay, otherDay] = [dayOf(one, timeZone), dayOf(other, timeZone)];
  if (oneDay === null || otherDay === null) return null;
  return Math.round((Date.parse(`${otherDay}T00:00:00Z`) - Date.parse(`${oneDay}T00:00:00Z`)) / dayMs);
}

/**
 * A moment counts from the same time of day, so many days ago, as the project's clock shows it; a day counts from that day
 * on. What lies ahead does not count. Null when the text is no time.
 */
export function isInLastDays(
  text: string,
  days: number,
  { now, timeZone }: { now: Date; timeZone: string },
): boolean | null {
  const ms = dateTimeMs(text);
  if (ms === null && !isDate(text)) return null;
  const [today = "", time] = wallTime(now, timeZone).split("T");
  const first = new Date(Date.parse(`${today}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
  if (ms === null) return text >= first && text <= today;
  const from = momentOfWallTime(`${first}T${time}`, timeZone);
  return from !== null && ms >= from.getTime() && ms <= now.getTime();
}
