import { hoursUntil, waitHistogram } from "@/lib/domain/campaign/figures";
import type { CampaignFunnel, FunnelSteps } from "@/lib/domain/campaign/record";
import type { OverviewInput } from "@/lib/domain/overview-input";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { findCampaign } from "./campaign-read";
import { refusalsOf } from "./campaign-refusals";
import { inBuckets, readCounts, sumOf } from "./volume";
import { type Buckets, bucketsOf, presentBuckets, spanOf, timeBefore } from "./volume-buckets";

/**
 * What became of those who came in a time, and of those who came in as much time before; how long it took them; and why
 * events set nothing off. Each question is one read of an index, side by side.
 */
export async function campaignFunnel(ctx: Ctx, key: string, input: OverviewInput): Promise<CampaignFunnel> {
  const { id } = await findCampaign(ctx, key);
  const buckets = await bucketsOf(ctx, spanOf(input));
  const earlier = timeBefore(buckets, ctx.now);
  const [now, before, hours, facts, refusals] = await Promise.all([
    readSteps(ctx, id, buckets),
    readSteps(ctx, id, earlier),
    readHours(ctx, id, buckets),
    readFacts(ctx, id, buckets),
    refusalsOf(ctx, id, buckets),
  ]);
  return {
    currency: facts.currency,
    buckets: presentBuckets(buckets),
    span: now.steps,
    before: before.steps,
    series: now.series,
    codesOut: facts.codes_out,
    openReferrals: facts.open_referrals,
    wait: { medianHours: hoursUntil(0.5, hours), p90Hours: hoursUntil(0.9, hours), histogram: waitHistogram(hours) },
    refusals,
  };
}

interface Steps {
  steps: FunnelSteps;
  series: CampaignFunnel["series"];
}

async function readSteps(ctx: Ctx, campaignId: string, buckets: Buckets): Promise<Steps> {
  const [cohorts, counts, spent] = await Promise.all([
    readCohorts(ctx, campaignId, buckets),
    readCounts(ctx, buckets, ["code_visited", "code_published"], campaignId),
    readSpent(ctx, campaignId, buckets),
  ]);
  const size = buckets.edges.length - 1;
  const series = { ...cohorts, visits: inBuckets(counts, size, "code_visited") };
  return {
    series,
    steps: {
      visits: sumOf(series.visits),
      attributed: sumOf(series.attributed),
      qualified: sumOf(series.qualified),
      rewarded: sumOf(series.rewarded),
      published: sumOf(inBuckets(counts, size, "code_published")),
      costMinor: spent.cost_minor,
      couponsCount: spent.coupons,
    },
  };
}

interface CohortRow {
  bucket: number;
  attributed: number;
  qualified: number;
  rewarded: number;
}

async function readCohorts(
  ctx: Ctx,
  campaignId: string,
  { edges }: Buckets,
): Promise<Omit<CampaignFunnel["series"], "visits">> {
  const { rows } = await pool().query<CohortRow>(
    // A count for each bucket is half of what finding the bucket of each row costs.
    `SELECT e.place::int - 1 AS bucket, c.*
     FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY e(since, until, place) CROSS JOIN LATERAL (
       SELECT count(*)::int AS attributed, count(r.qualified_at)::int AS qualified, count(r.rewarded_at)::int AS rewarded
       FROM referral r
       WHERE r.project_id = $1 AND r.campaign_id = $2 AND r.attributed_at >= e.since AND r.attributed_at < e.until) c`,
    [ctx.projectId, campaignId, edges.slice(0, -1), edges.slice(1)],
  );
  const column = (of: (row: CohortRow) => number) => {
    const sums = Array.from({ length: edges.length - 1 }, () => 0);
    for (const row of rows) sums[row.bucket] = of(row);
    return sums;
  };
  return {
    attributed: column(({ attributed }) => attributed),
    qualified: column(({ qualified }) => qualified),
    rewarded: column(({ rewarded }) => rewarded),
  };
}

async function readSpent(ctx: Ctx, campaignId: string, { edges }: Buckets) {
  const { rows } = await pool().query<{ cost_minor: string; coupons: number }>(
    `SELECT coalesce(sum(w.cost_minor), 0)::text AS cost_minor, (count(*) FILTER (WHERE w.kind = 'coupon'))::int AS coupons
     FROM reward w WHERE w.project_id = $1 AND w.campaign_id = $2 AND w.status <> 'reversed'
       AND w.issued_at >= $3 AND w.issued_at < $4`,
    [ctx.projectId, campaignId, edges[0], edges.at(-1)],
  );
  return rows[0] ?? { cost_minor: "0", coupons: 0 };
}

/** By the hour: a quarter of a year has two thousand at most. An event from before the code took no time. Floats, as extract is exact and slow. */
async function readHours(ctx: Ctx, campaignId: string, { edges }: Buckets) {
  const { rows } = await pool().query<{ hours: number; count: number }>(
    `SELECT greatest(0, floor((date_part('epoch', r.qualified_at) - date_part('epoch', r.attributed_at)) / 3600))::int AS hours, count(*)::int AS count
     FROM referral r WHERE r.project_id = $1 AND r.campaign_id = $2 AND r.attributed_at >= $3 AND r.attributed_at < $4
       AND r.qualified_at IS NOT NULL GROUP BY 1`,
    [ctx.projectId, campaignId, edges[0], edges.at(-1)],
  );
  return rows;
}

interface FactRow {
  currency: string;
  codes_out: number;
  open_referrals: number;
}

async function readFacts(ctx: Ctx, campaignId: string, { unit, timeZone, edges }: Buckets): Promise<FactRow> {
  const end = edges.at(-1) ?? ctx.now;
  const [given, { rows }] = await Promise.all([
    readCounts(ctx, { unit, timeZone, edges: [new Date(0), end] }, ["code_published"], campaignId),
    pool().query<Omit<FactRow, "codes_out">>(
      `SELECT p.currency, (SELECT count(*)::int FROM referral r
         WHERE r.project_id = $1 AND r.campaign_id = $2 AND r.status = 'attributed') AS open_referrals
       FROM project p WHERE p.id = $1`,
      [ctx.projectId, campaignId],
    ),
  ]);
  const [row] = rows;
  if (!row) throw new Error("a project's figures could not be read");
  return { ...row, codes_out: sumOf(inBuckets(given, 1, "code_published")) };
}
