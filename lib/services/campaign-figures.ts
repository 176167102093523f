import type { CampaignFigures } from "@/lib/domain/campaign/record";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

const daysShown = 30;

/** The days of the project's time zone up to today, and the moment the first begins. */
export const spanSql = (days: string, at: string) => `
  zone AS (SELECT id, time_zone, currency, date_trunc('day', ${at}::timestamptz AT TIME ZONE time_zone) AS today
    FROM project WHERE id = $1),
  span AS (SELECT zone.*, (today - make_interval(days => ${days}::int - 1)) AT TIME ZONE time_zone AS since,
    (today - make_interval(days => 2 * ${days}::int - 1)) AT TIME ZONE time_zone AS since_before FROM zone)`;

interface FigureRow {
  currency: string;
  days: string[];
  campaign_id: string | null;
  by_day: Record<string, { referrals: number; qualified: number }> | null;
  cost_minor: string;
  coupons: number;
}

/**
 * Along (campaign_id, attributed_at) and (campaign_id, issued_at), so that the cost is what happened in those days, whatever
 * the campaigns' age.
 */
export async function campaignFigures(ctx: Ctx): Promise<CampaignFigures> {
  const { rows } = await pool().query<FigureRow>(
    `WITH ${spanSql("$3", "$2")}
     SELECT s.currency, k.id AS campaign_id, came.by_day, spent.cost_minor, spent.coupons,
       ARRAY(SELECT to_char(day, 'YYYY-MM-DD') FROM generate_series(s.today - make_interval(days => $3::int - 1), s.today,
         interval '1 day') AS day) AS days
     FROM span s
       LEFT JOIN campaign k ON k.project_id = $1 AND k.kind = 'referral' AND k.deleted_at IS NULL
       LEFT JOIN LATERAL (
         SELECT json_object_agg(day, json_build_object('referrals', referrals, 'qualified', qualified)) AS by_day
         FROM (SELECT to_char(r.attributed_at AT TIME ZONE s.time_zone, 'YYYY-MM-DD') AS day, count(*) AS referrals,
             count(*) FILTER (WHERE r.status = 'qualified') AS qualified
           FROM referral r WHERE r.project_id = $1 AND r.campaign_id = k.id AND r.attributed_at >= s.since GROUP BY 1) days
       ) came ON true
       LEFT JOIN LATERAL (
         SELECT coalesce(sum(w.cost_minor), 0)::text AS cost_minor, (count(*) FILTER (WHERE w.kind = 'coupon'))::int AS coupons
         FROM reward w WHERE w.project_id = $1 AND w.campaign_id = k.id AND w.issued_at >= s.since AND w.status <> 'reversed'
       ) spent ON true
     ORDER BY k.id DESC`,
    [ctx.projectId, ctx.now, daysShown],
  );
  const days = rows[0]?.days ?? [];
  return {
    currency: rows[0]?.currency ?? "EUR",
    days,
    data: rows.flatMap(({ campaign_id, by_day, cost_minor, coupons }) =>
      campaign_id === null
        ? []
        : [
            {
              campaignId: publicId("campaign", campaign_id),
              referrals: days.map((day) => by_day?.[day]?.referrals ?? 0),
              qualified: days.map((day) => by_day?.[day]?.qualified ?? 0),
              costMinor: cost_minor,
              couponsCount: coupons,
            },
          ],
    ),
  };
}
