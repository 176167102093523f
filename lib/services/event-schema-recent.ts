import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

export const recentDays = 7;
const slicesPerDay = 4;
const perSlice = 75;
const countedMax = 100_000;

// Somebody is looking at the screen; what was not reached by then is told by the sample's size.
const budgetMs = 1_500;

export interface StoredEvent {
  id: string;
  occurred_at: Date;
  metadata: unknown;
}

/** Events of the last days, counted up to a bound: one index-only range. */
export async function countRecentEvents(ctx: Ctx, eventSchemaId: string): Promise<{ total: number; isMore: boolean }> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
      SELECT FROM event WHERE event_schema_id = $1 AND occurred_at > $2 LIMIT ${countedMax + 1}
    ) counted`,
    [eventSchemaId, new Date(ctx.now.getTime() - recentDays * 86_400_000)],
  );
  const count = rows[0]?.count ?? 0;
  return { total: Math.min(count, countedMax), isMore: count > countedMax };
}

/** Some of each slice of the days, the newest first: a whole week's habits, not only the last hour's. */
export async function sampleRecentEvents(
  ctx: Ctx,
  eventSchemaId: string,
  add: (event: StoredEvent) => void,
): Promise<void> {
  const deadlineMs = Date.now() + budgetMs;
  const sliceMs = 86_400_000 / slicesPerDay;
  for (let n = 0; n < recentDays * slicesPerDay; n++) {
    const until = ctx.now.getTime() - n * sliceMs;
    const { rows } = await pool().query<StoredEvent>(
      `SELECT id, occurred_at, metadata FROM event
      WHERE event_schema_id = $1 AND project_id = $2 AND occurred_at > $3 AND occurred_at <= $4
      ORDER BY occurred_at DESC LIMIT ${perSlice}`,
      [eventSchemaId, ctx.projectId, new Date(until - sliceMs), new Date(until)],
    );
    for (const event of rows) {
      if (Date.now() > deadlineMs) return;
      add(event);
    }
  }
}
