import { publicId } from "@/lib/domain/id";
import type { OverviewInput } from "@/lib/domain/overview-input";
import type { VolumeBuckets } from "@/lib/domain/volume-record";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";

/** So many days or hours with the present one as the last, or days by their names (YYYY-MM-DD), both included. */
export type VolumeSpan = { days: number } | { hours: number } | { fromDay: string; toDay: string };

/** The time that the overview and a campaign's figures are asked for. */
export function spanOf({ range, from, to }: OverviewInput): VolumeSpan {
  if (from && to) return { fromDay: from, toDay: to };
  if (range === "24h") return { hours: 24 };
  return { days: { "7d": 7, "30d": 30, "90d": 90 }[range] };
}

/** A time in the project's time zone, cut into days or hours. */
export interface Buckets {
  unit: "day" | "hour";
  timeZone: string;
  /** When each begins, and when the last ends: one more than there are buckets. */
  edges: Date[];
}

const dayMs = 86_400_000;
/** Up to so many days named are told by the hour. */
const hourlyDaysMax = 2;

const hourMs = 3_600_000;

const hoursStatement = `
  SELECT p.time_zone, ARRAY(SELECT generate_series(t.since, t.until, interval '1 hour')) AS edges
  FROM project p CROSS JOIN LATERAL (
    SELECT CASE WHEN $4::date IS NULL
        THEN date_trunc('hour', $2::timestamptz, p.time_zone) - make_interval(hours => $3::int - 1)
        ELSE ($4::date + 1 - $3::int)::timestamp AT TIME ZONE p.time_zone END AS since,
      CASE WHEN $4::date IS NULL THEN date_trunc('hour', $2::timestamptz, p.time_zone) + interval '1 hour'
        ELSE ($4::date + 1)::timestamp AT TIME ZONE p.time_zone END AS until
  ) t WHERE p.id = $1`;

const daysStatement = `
  SELECT p.time_zone, ARRAY(SELECT day AT TIME ZONE p.time_zone FROM generate_series(
    t.last - make_interval(days => $3::int - 1), t.last + interval '1 day', interval '1 day') AS day) AS edges
  FROM project p CROSS JOIN LATERAL (
    SELECT coalesce($4::date::timestamp, date_trunc('day', $2::timestamptz AT TIME ZONE p.time_zone)) AS last
  ) t WHERE p.id = $1`;

export async function bucketsOf(ctx: Ctx, span: VolumeSpan): Promise<Buckets> {
  const unit = unitOf(span);
  const { rows } = await pool().query<{ time_zone: string; edges: Date[] }>(
    unit === "hour" ? hoursStatement : daysStatement,
    [ctx.projectId, ctx.now, countOf(span), "toDay" in span ? span.toDay : null],
  );
  const [row] = rows;
  if (!row) throw notFound("project", publicId("project", ctx.projectId));
  return { unit, timeZone: row.time_zone, edges: row.edges };
}

/** As much time right before, in one bucket, which ends as many hours from its end as the present hour does from theirs. */
export function timeBefore({ unit, timeZone, edges }: Buckets, now: Date): Buckets {
  const since = edges[0]?.getTime() ?? 0;
  const length = (edges.at(-1)?.getTime() ?? 0) - since;
  const hoursGone = Math.floor((now.getTime() - since) / hourMs) + 1;
  const gone = Math.min(Math.max(hoursGone, 0) * hourMs, length);
  return { unit, timeZone, edges: [new Date(since - length), new Date(since - length + gone)] };
}

export function presentBuckets({ unit, timeZone, edges }: Buckets): VolumeBuckets {
  const [end, ...starts] = edges.toReversed();
  return {
    unit,
    timeZone,
    starts: starts.reverse().map((start) => start.toISOString()),
    end: (end ?? new Date(0)).toISOString(),
  };
}

/** YYYY-MM-DD, as the clock of the time zone has it. */
export function dayName(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    moment,
  );
}

function unitOf(span: VolumeSpan): Buckets["unit"] {
  if ("hours" in span) return "hour";
  return "toDay" in span && daysBetween(span) <= hourlyDaysMax ? "hour" : "day";
}

/** Days, but for the hours up to the present one. */
function countOf(span: VolumeSpan): number {
  if ("hours" in span) return span.hours;
  return "days" in span ? span.days : daysBetween(span);
}

function daysBetween({ fromDay, toDay }: { fromDay: string; toDay: string }): number {
  return Math.round((Date.parse(toDay) - Date.parse(fromDay)) / dayMs) + 1;
}
