import type { OverviewTime } from "@/lib/client/overview-queries";
import type { OverviewRange } from "@/lib/domain/overview";
import type { VolumeBuckets } from "@/lib/domain/volume-record";

const spans: Record<OverviewRange, string> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  "90d": "90 days",
};

export const rangeWords = (range: OverviewRange) => `Last ${spans[range]}`;

export function timeWords({ range, from, to }: OverviewTime): string {
  if (!from || !to) return rangeWords(range);
  return from === to ? dayOf(from) : `${dayOf(from)} – ${dayOf(to)}`;
}

/** "the 30 days before". */
export function beforeWords({ range, from, to }: OverviewTime): string {
  if (!from || !to) return `the ${spans[range]} before`;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return days === 1 ? "the day before" : `the ${days} days before`;
}

function dayOf(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(day));
}

/** The columns of a chart over these buckets; their keys are the beginnings. */
export function columnsOf({ unit, timeZone, starts }: VolumeBuckets) {
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", day: "numeric", month: "short" });
  const short = new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "short" });
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return starts.map((start) => {
    const moment = new Date(start);
    return unit === "day"
      ? { key: start, words: day.format(moment), short: short.format(moment) }
      : { key: start, words: `${day.format(moment)}, ${hour.format(moment)}`, short: hour.format(moment) };
  });
}

/** The bucket that a moment falls into. */
export function bucketOf({ starts }: VolumeBuckets, moment: string): string | null {
  return starts.findLast((start) => start <= moment) ?? null;
}

/** YYYY-MM-DD by the project's clock. */
export function dayName(moment: string, timeZone: string): string {
  const parts = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("sv-SE", parts).format(new Date(moment));
}
