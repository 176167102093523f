import { z } from "zod";
import type { EventVolume } from "@/lib/domain/event/event-record";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { inBuckets, readCounts, sumOf } from "./volume";
import { bucketsOf, dayName } from "./volume-buckets";

const Names = z
  .union([z.string(), z.array(z.string())])
  .transform((names) => [names].flat().flatMap((name) => name.split(",")));

export const EventVolumeInput = z.object({
  name: Names.pipe(z.array(z.string().min(1).max(300)).max(50)).optional(),
  days: z.coerce.number().int().min(1).max(90).default(30),
});
export type EventVolumeInput = z.infer<typeof EventVolumeInput>;

/** Events a day as they were received, in the days of the project's time zone, from the counts by the hour. */
export async function countEventsByDay(ctx: Ctx, { name, days }: EventVolumeInput): Promise<EventVolume> {
  const [schemas, buckets] = await Promise.all([readSchemas(ctx, name ?? null), bucketsOf(ctx, { days })]);
  const counted = await readCounts(ctx, buckets, ["event_accepted", "event_rejected"]);
  const wanted = new Set(schemas.map(({ id }) => id));
  const counts = name ? counted.filter(({ subjectId }) => wanted.has(subjectId)) : counted;
  const accepted = inBuckets(counts, days, "event_accepted");
  const rejected = inBuckets(counts, days, "event_rejected");
  const { timeZone, edges } = buckets;
  return {
    timeZone,
    days: accepted.map((count, at) => {
      const from = edges[at] ?? ctx.now;
      const to = edges[at + 1] ?? ctx.now;
      return {
        day: dayName(from, timeZone),
        from: from.toISOString(),
        to: to.toISOString(),
        count,
        rejected: rejected[at] ?? 0,
      };
    }),
    names: schemas
      .map((schema) => {
        const own = counts.filter(({ subjectId }) => subjectId === schema.id);
        return { name: schema.name, count: sumOf(inBuckets(own, days, "event_accepted")) };
      })
      .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name)),
  };
}

async function readSchemas(ctx: Ctx, names: string[] | null): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    "SELECT id, name FROM event_schema WHERE project_id = $1 AND ($2::text[] IS NULL OR name = ANY($2))",
    [ctx.projectId, names],
  );
  return rows;
}
