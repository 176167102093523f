/** Days, weeks (from Monday, by ISO 8601) and months as a clock of the zone counts them. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** "2026-11-29" in that zone. Making a format costs 50 times what using it does. */
export function localDay(moment: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
    formats.set(timeZone, format);
  }
  return format.format(moment);
}

/** "all", "2026-11-29", "2026-W48" or "2026-11". */
export function periodKey(period: "all" | "day" | "week" | "month", moment: Date, timeZone: string): string {
  if (period === "all") return "all";
  const day = localDay(moment, timeZone);
  if (period === "day") return day;
  return period === "month" ? day.slice(0, 7) : isoWeek(day);
}

const dayMs = 86_400_000;

/** The year of a week is that of its Thursday. */
function isoWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * dayMs);
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstDay) / dayMs / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}
