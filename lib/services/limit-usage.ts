import type { limitPeriods } from "@/lib/domain/campaign/kinds";
import { paceDays } from "@/lib/domain/campaign/runway";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

type Period = (typeof limitPeriods)[number];

interface Counted {
  count: number;
  valueMinor: number;
}

export interface LimitUsage {
  byKey: Map<string, { counted: Counted; reserved: Counted; renewsAt: Date | null }>;
  /** In the last days of the pace, by when the events occurred. */
  lately: Counted;
  /** The first that counts. */
  since: Date | null;
}

interface UsageRow {
  key: string;
  renews_at: Date | null;
  count: number;
  value_minor: number;
  reserved_count: number;
  reserved_minor: number;
}

/**
 * What is used of a campaign's limits: as the counters say, and where there is none yet, as it will be made. Reserved is what
 * of it waits for its day, a person or a code.
 */
const usageStatement = `
  SELECT w.key, p.renews_at, coalesce(c.count, made.count)::float8 AS count, coalesce(c.value_minor, made.value_minor)::float8 AS value_minor,
    waiting.count::float8 AS reserved_count, waiting.value_minor::float8 AS reserved_minor
  FROM unnest($3::text[], $4::text[]) w(key, period)
    CROSS JOIN LATERAL (SELECT nullif(w.period, 'all') AS unit) u
    CROSS JOIN LATERAL (SELECT date_trunc(u.unit, $5::timestamptz AT TIME ZONE $6) AS begins) b
    CROSS JOIN LATERAL (SELECT coalesce(b.begins AT TIME ZONE $6, '-infinity') AS since,
      (b.begins + ('1 ' || u.unit)::interval) AT TIME ZONE $6 AS renews_at) p
    LEFT JOIN campaign_counter c ON c.project_id = $1 AND c.campaign_id = $2 AND c.key = w.key
    LEFT JOIN LATERAL (
      SELECT count(*) AS count, coalesce(sum(r.cost_minor), 0) AS value_minor FROM reward r
      WHERE c.key IS NULL AND r.project_id = $1 AND r.campaign_id = $2 AND r.occurred_at >= p.since
        AND r.status NOT IN ('void', 'reversed') AND NOT r.by_hand
    ) made ON true
    CROSS JOIN LATERAL (
      SELECT count(*) AS count, coalesce(sum(r.cost_minor), 0) AS value_minor FROM reward r
      WHERE r.project_id = $1 AND r.campaign_id = $2 AND r.occurred_at >= p.since
        AND r.status IN ('pending', 'held', 'awaiting_stock') AND NOT r.by_hand
    ) waiting`;

const latelyStatement = `
  SELECT count(*)::float8 AS count, coalesce(sum(r.cost_minor), 0)::float8 AS value_minor,
    (SELECT f.occurred_at FROM reward f WHERE f.project_id = $1 AND f.campaign_id = $2
      AND f.status NOT IN ('void', 'reversed') AND NOT f.by_hand ORDER BY f.occurred_at LIMIT 1) AS since
  FROM reward r WHERE r.project_id = $1 AND r.campaign_id = $2
    AND r.occurred_at >= $3::timestamptz - make_interval(days => ${paceDays}) AND r.occurred_at <= $3
    AND r.status NOT IN ('void', 'reversed') AND NOT r.by_hand`;

export async function readUsage(
  ctx: Ctx,
  campaignId: string,
  periods: ReadonlyMap<string, Period>,
  timeZone: string,
): Promise<LimitUsage> {
  const [usage, lately] = await Promise.all([
    pool().query<UsageRow>(usageStatement, [
      ...[ctx.projectId, campaignId, [...periods.keys()], [...periods.values()]],
      ...[ctx.now, timeZone],
    ]),
    pool().query<{ count: number; value_minor: number; since: Date | null }>(latelyStatement, [
      ctx.projectId,
      campaignId,
      ctx.now,
    ]),
  ]);
  const [row] = lately.rows;
  return {
    byKey: new Map(
      usage.rows.map((each) => [
        each.key,
        {
          counted: { count: each.count, valueMinor: each.value_minor },
          reserved: { count: each.reserved_count, valueMinor: each.reserved_minor },
          renewsAt: each.renews_at,
        },
      ]),
    ),
    lately: { count: row?.count ?? 0, valueMinor: row?.value_minor ?? 0 },
    since: row?.since ?? null,
  };
}
