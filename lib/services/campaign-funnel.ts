import type { CampaignFunnel, FunnelSteps } from "@/lib/domain/campaign/record";
import type { DecisionReason } from "@/lib/domain/decision";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { spanSql } from "./campaign-figures";
import { findCampaign } from "./campaign-read";

/** What became of those who came in these days, and of the same number of days before; and why events set nothing off. */
export async function campaignFunnel(ctx: Ctx, key: string, days: number): Promise<CampaignFunnel> {
  const { id } = await findCampaign(ctx, key);
  const [[steps], daily, refusals] = await Promise.all([
    stepRows(ctx, id, days),
    dayRows(ctx, id, days),
    refusalRows(ctx, id, days),
  ]);
  if (!steps) throw new Error("a project's days could not be counted");
  return {
    currency: steps.currency,
    timeZone: steps.time_zone,
    span: steps.span,
    before: steps.before,
    days: daily,
    openReferrals: steps.open_referrals,
    refusals: refusals.map(({ reason, events, last_event_id, last_at }) => ({
      reason,
      events,
      lastEventId: publicId("event", last_event_id),
      lastAt: last_at.toISOString(),
    })),
  };
}

interface StepRow {
  currency: string;
  time_zone: string;
  span: FunnelSteps;
  before: FunnelSteps;
  open_referrals: number;
}

/** Of one campaign in the half-open span from `from` to `until`, each along an index by campaign and time. */
const stepsSql = (from: string, until: string) => `json_build_object(
  'published', (SELECT count(*) FROM publication p
    WHERE p.project_id = $1 AND p.campaign_id = $4 AND p.created_at >= ${from} AND p.created_at < ${until}),
  'attributed', (SELECT count(*) FROM referral r
    WHERE r.project_id = $1 AND r.campaign_id = $4 AND r.attributed_at >= ${from} AND r.attributed_at < ${until}),
  'qualified', (SELECT count(*) FROM referral r WHERE r.project_id = $1 AND r.campaign_id = $4 AND r.status = 'qualified'
    AND r.attributed_at >= ${from} AND r.attributed_at < ${until}),
  'rewarded', (SELECT count(*) FROM referral r WHERE r.project_id = $1 AND r.campaign_id = $4 AND r.rewarded_at IS NOT NULL
    AND r.attributed_at >= ${from} AND r.attributed_at < ${until}),
  'costMinor', (SELECT coalesce(sum(w.cost_minor), 0)::text FROM reward w
    WHERE w.project_id = $1 AND w.campaign_id = $4 AND w.status <> 'reversed' AND w.issued_at >= ${from} AND w.issued_at < ${until}),
  'couponsCount', (SELECT count(*) FROM reward w WHERE w.project_id = $1 AND w.campaign_id = $4 AND w.kind = 'coupon' AND w.status <> 'reversed'
    AND w.issued_at >= ${from} AND w.issued_at < ${until}))`;

async function stepRows(ctx: Ctx, campaignId: string, days: number): Promise<StepRow[]> {
  const { rows } = await pool().query<StepRow>(
    `WITH ${spanSql("$3", "$2")}
     SELECT s.currency, s.time_zone, ${stepsSql("s.since", "'infinity'::timestamptz")} AS span,
       ${stepsSql("s.since_before", "s.since")} AS before,
       (SELECT count(*)::int FROM referral r WHERE r.project_id = $1 AND r.campaign_id = $4 AND r.status = 'attributed')
         AS open_referrals
     FROM span s`,
    [ctx.projectId, ctx.now, days, campaignId],
  );
  return rows;
}

async function dayRows(ctx: Ctx, campaignId: string, days: number): Promise<CampaignFunnel["days"]> {
  const { rows } = await pool().query<CampaignFunnel["days"][number]>(
    `WITH ${spanSql("$3", "$2")}, came AS (
       SELECT (r.attributed_at AT TIME ZONE s.time_zone)::date AS day, count(*)::int AS referrals,
         (count(*) FILTER (WHERE r.status = 'qualified'))::int AS qualified
       FROM span s JOIN referral r ON r.project_id = $1 AND r.campaign_id = $4 AND r.attributed_at >= s.since GROUP BY 1)
     SELECT to_char(each, 'YYYY-MM-DD') AS day, coalesce(came.referrals, 0) AS referrals, coalesce(came.qualified, 0) AS qualified
     FROM span s
       CROSS JOIN generate_series(s.today - make_interval(days => $3::int - 1), s.today, interval '1 day') AS each
       LEFT JOIN came ON came.day = each::date
     ORDER BY each`,
    [ctx.projectId, ctx.now, days, campaignId],
  );
  return rows;
}

interface RefusalRow {
  reason: DecisionReason;
  events: number;
  last_event_id: string;
  last_at: Date;
}

/** Looked at for their reasons, the newest first: 10,000 take about 20 ms. */
const refusalsMax = 10_000;

async function refusalRows(ctx: Ctx, campaignId: string, days: number): Promise<RefusalRow[]> {
  const { rows } = await pool().query<RefusalRow>(
    `WITH ${spanSql("$3", "$2")}, refused AS (
       SELECT d.reason, d.event_id, d.decided_at FROM span s CROSS JOIN LATERAL (
         SELECT d.reason, d.event_id, d.decided_at FROM decision d
         WHERE d.project_id = $1 AND d.campaign_id = $4 AND d.outcome = 'refused' AND d.event_id >= goodword_uuid_floor(s.since)
         ORDER BY d.event_id DESC LIMIT ${refusalsMax}) d)
     SELECT reason, count(DISTINCT event_id)::int AS events, max(event_id::text) AS last_event_id, max(decided_at) AS last_at
     FROM refused GROUP BY reason ORDER BY events DESC, reason`,
    [ctx.projectId, ctx.now, days, campaignId],
  );
  return rows;
}
