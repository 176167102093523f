import type { CampaignLeaderboard } from "@/lib/domain/campaign/record";
import type { OverviewInput } from "@/lib/domain/overview-input";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { bucketsOf, presentBuckets, spanOf } from "./volume-buckets";

const shownMax = 10;

interface LeaderRow {
  currency: string;
  referrers: number;
  customer: CustomerColumns | null;
  attributed: number;
  qualified: number;
  /** Converted friends, by bucket. */
  series: Record<string, number> | null;
  rewards: number;
  cost_minor: string;
}

/** Converted friends are counted from the index alone; people, rewards and days are looked up of those who are shown. */
const leadersStatement = `
  WITH brought AS MATERIALIZED (
    SELECT r.referrer_id, count(*)::int AS qualified FROM referral r
    WHERE r.project_id = $1 AND r.campaign_id = $2 AND r.attributed_at >= $4 AND r.attributed_at < $5
      AND r.qualified_at IS NOT NULL GROUP BY 1
  ), leaders AS MATERIALIZED (
    SELECT * FROM brought ORDER BY qualified DESC, referrer_id LIMIT ${shownMax}
  )
  SELECT p.currency, (SELECT count(*)::int FROM brought) AS referrers, came.attributed, l.qualified, days.series,
    CASE WHEN c.id IS NULL THEN NULL ELSE ${customerJson("c")} END AS customer,
    coalesce(given.rewards, 0) AS rewards, coalesce(given.cost_minor, '0') AS cost_minor
  FROM project p
    LEFT JOIN leaders l ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS attributed FROM referral r WHERE r.project_id = $1 AND r.campaign_id = $2
        AND r.referrer_id = l.referrer_id AND r.attributed_at >= $4 AND r.attributed_at < $5
    ) came ON true
    LEFT JOIN customer c ON c.id = l.referrer_id AND c.project_id = $1
    LEFT JOIN LATERAL (
      SELECT json_object_agg(bucket, count) AS series FROM (
        SELECT width_bucket(r.attributed_at, $3::timestamptz[]) - 1 AS bucket, count(*)::int AS count FROM referral r
        WHERE r.project_id = $1 AND r.campaign_id = $2 AND r.referrer_id = l.referrer_id AND r.qualified_at IS NOT NULL
          AND r.attributed_at >= $4 AND r.attributed_at < $5 GROUP BY 1) b
    ) days ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS rewards, coalesce(sum(w.cost_minor), 0)::text AS cost_minor FROM reward w
      WHERE w.project_id = $1 AND w.campaign_id = $2 AND w.beneficiary_id = l.referrer_id AND w.side = 'referrer'
        AND w.status <> 'reversed' AND w.issued_at >= $4 AND w.issued_at < $5
    ) given ON true
  WHERE p.id = $1 ORDER BY l.qualified DESC, came.attributed DESC, l.referrer_id`;

/** Who brought most friends that converted, of those who came in a time. */
export async function campaignLeaderboard(ctx: Ctx, key: string, input: OverviewInput): Promise<CampaignLeaderboard> {
  const { id } = await findCampaign(ctx, key);
  const buckets = await bucketsOf(ctx, spanOf(input));
  const { edges } = buckets;
  const { rows } = await pool().query<LeaderRow>(leadersStatement, [
    ...[ctx.projectId, id, edges.slice(0, -1)],
    ...[edges[0], edges.at(-1)],
  ]);
  return {
    currency: rows[0]?.currency ?? "EUR",
    buckets: presentBuckets(buckets),
    referrers: rows[0]?.referrers ?? 0,
    data: rows.flatMap(({ customer, attributed, qualified, series, rewards, cost_minor }) =>
      customer
        ? [
            {
              customer: customerFace(customer),
              ...{ attributed, qualified, rewards },
              series: Array.from({ length: edges.length - 1 }, (_, at) => series?.[at] ?? 0),
              costMinor: cost_minor,
            },
          ]
        : [],
    ),
  };
}
