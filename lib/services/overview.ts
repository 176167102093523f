import { attentionOf } from "@/lib/domain/attention";
import type { CampaignState } from "@/lib/domain/campaign/kinds";
import type { Measure } from "@/lib/domain/count";
import { versionLabel } from "@/lib/domain/event-schema/release";
import { publicId } from "@/lib/domain/id";
import type { OverviewInput } from "@/lib/domain/overview-input";
import type { Overview } from "@/lib/domain/overview-record";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readAttention } from "./attention";
import { campaignStateSql } from "./campaign-state-sql";
import { byCampaignOf, bySchemaOf, type Count, costOf, inBuckets, lastSeenAt, readCounts, sumOf } from "./volume";
import { type Buckets, bucketsOf, presentBuckets, timeBefore, type VolumeSpan } from "./volume-buckets";

const measures = [
  "event_accepted",
  "event_rejected",
  "code_published",
  "referral_attributed",
  "referral_qualified",
  "referral_rewarded",
  "reward",
] as const satisfies Measure[];

const publicationsMax = 20;
const schemasMax = 6;
const campaignsMax = 20;

/** How a project does: all of it from counts by the hour and a bounded number of rows, whatever the number of events. */
export async function readOverview(ctx: Ctx, input: OverviewInput): Promise<Overview> {
  const buckets = await bucketsOf(ctx, spanOf(input));
  const earlier = timeBefore(buckets, ctx.now);
  const [counts, before, given, names, seen, publications, attention, facts] = await Promise.all([
    readCounts(ctx, buckets, measures),
    readCounts(ctx, earlier, ["event_accepted", "event_rejected", "referral_qualified", "reward"]),
    readCounts(ctx, { ...buckets, edges: [new Date(0), buckets.edges.at(-1) ?? ctx.now] }, ["code_published"]),
    readNames(ctx),
    lastSeenAt(ctx),
    readPublications(ctx, buckets),
    readAttention(ctx),
    readFacts(ctx),
  ]);
  const size = buckets.edges.length - 1;
  return {
    buckets: presentBuckets(buckets),
    before: { from: isoOf(earlier.edges[0]), to: isoOf(earlier.edges[1]) },
    ...numbers(counts, before, size),
    cost: costs(counts, before, { size, currency: facts.currency }),
    publications,
    ...schemas(counts, { size, names, seen }),
    campaigns: campaigns(counts, given, { size, names }),
    attention: attentionOf(attention),
    hasEvents: facts.has_events,
    isRecounting: facts.is_recounting,
  };
}

function numbers(counts: Count[], before: Count[], size: number): Pick<Overview, "events" | "referrals"> {
  const earlier = (measure: Measure) => sumOf(inBuckets(before, 1, measure));
  return {
    events: {
      accepted: inBuckets(counts, size, "event_accepted"),
      rejected: inBuckets(counts, size, "event_rejected"),
      before: { accepted: earlier("event_accepted"), rejected: earlier("event_rejected") },
    },
    referrals: {
      qualified: inBuckets(counts, size, "referral_qualified"),
      before: { qualified: earlier("referral_qualified") },
    },
  };
}

function spanOf({ range, from, to }: OverviewInput): VolumeSpan {
  if (from && to) return { fromDay: from, toDay: to };
  if (range === "24h") return { hours: 24 };
  return { days: { "7d": 7, "30d": 30, "90d": 90 }[range] };
}

const isoOf = (moment: Date | undefined) => (moment ?? new Date(0)).toISOString();

function costs(
  counts: Count[],
  before: Count[],
  { size, currency }: { size: number; currency: string },
): Overview["cost"] {
  const sums = new Map(costOf(counts).map((each) => [each.currency, each.amountMinor]));
  const earlier = new Map(costOf(before).map((each) => [each.currency, each.amountMinor]));
  const others = [...new Set([...sums.keys(), ...earlier.keys()])].filter((each) => each !== currency);
  return [currency, ...others].map((each) => ({
    currency: each,
    amountMinor: sums.get(each) ?? "0",
    before: earlier.get(each) ?? "0",
    perBucket: Array.from({ length: size }, (_, at) => {
      const own = costOf(counts.filter((count) => count.at === at)).find(({ currency: paid }) => paid === each);
      return own?.amountMinor ?? "0";
    }),
  }));
}

interface Names {
  schemas: Map<string, string>;
  campaigns: Map<string, { name: string; status: CampaignState }>;
}

function schemas(
  counts: Count[],
  { size, names, seen }: { size: number; names: Names; seen: Map<string, Date> },
): Pick<Overview, "schemas" | "schemasCount"> {
  const volumes = [...bySchemaOf(counts, size, seen)].flatMap(([id, volume]) => {
    const name = names.schemas.get(id);
    return name === undefined ? [] : [{ ...volume, id: publicId("eventSchema", id), name }];
  });
  return {
    schemas: volumes
      .sort((one, other) => other.accepted + other.rejected - one.accepted - one.rejected)
      .slice(0, schemasMax),
    schemasCount: names.schemas.size,
  };
}

function campaigns(
  counts: Count[],
  given: Count[],
  { size, names }: { size: number; names: Names },
): Overview["campaigns"] {
  const held = new Map(given.map(({ subjectId, count }) => [subjectId, count]));
  const volumes = byCampaignOf(counts, size, names.campaigns.keys());
  return [...volumes]
    .flatMap(([id, volume]) => {
      const campaign = names.campaigns.get(id);
      return campaign ? [{ ...volume, ...campaign, id: publicId("campaign", id), codesHeld: held.get(id) ?? 0 }] : [];
    })
    .sort((one, other) => other.attributed - one.attributed || other.published - one.published)
    .slice(0, campaignsMax);
}

async function readNames(ctx: Ctx): Promise<Names> {
  const [schemaRows, campaignRows] = await Promise.all([
    pool().query<{ id: string; name: string }>("SELECT id, name FROM event_schema WHERE project_id = $1", [
      ctx.projectId,
    ]),
    pool().query<{ id: string; name: string; status: CampaignState }>(
      `SELECT c.id, c.name, ${campaignStateSql("c")} AS status FROM campaign c
        WHERE c.project_id = $1 AND c.kind = 'referral' AND c.deleted_at IS NULL AND c.archived_at IS NULL`,
      [ctx.projectId],
    ),
  ]);
  return {
    schemas: new Map(schemaRows.rows.map(({ id, name }) => [id, name])),
    campaigns: new Map(campaignRows.rows.map(({ id, name, status }) => [id, { name, status }])),
  };
}

async function readPublications(ctx: Ctx, { edges }: Buckets): Promise<Overview["publications"]> {
  const { rows } = await pool().query<{
    id: string;
    name: string;
    major: number;
    minor: number;
    published_at: Date;
  }>(
    `SELECT s.id, s.name, v.major, v.minor, v.published_at FROM event_schema_version v
        JOIN event_schema s ON s.project_id = v.project_id AND s.id = v.event_schema_id
      WHERE v.project_id = $1 AND v.published_at >= $2 AND v.published_at < $3
      ORDER BY v.published_at DESC LIMIT $4`,
    [ctx.projectId, edges[0], edges.at(-1), publicationsMax],
  );
  return rows.map((row) => ({
    schemaId: publicId("eventSchema", row.id),
    name: row.name,
    label: versionLabel(row),
    publishedAt: row.published_at.toISOString(),
  }));
}

interface FactsRow {
  currency: string;
  has_events: boolean;
  is_recounting: boolean;
}

async function readFacts(ctx: Ctx): Promise<FactsRow> {
  const { rows } = await pool().query<FactsRow>(
    `SELECT p.currency, EXISTS (SELECT FROM recount_due WHERE project_id = p.id) AS is_recounting,
        EXISTS (SELECT FROM hourly_count WHERE project_id = p.id AND measure = 'event_accepted')
        OR EXISTS (SELECT FROM count_due WHERE project_id = p.id AND measure = 'event_accepted') AS has_events
      FROM project p WHERE p.id = $1`,
    [ctx.projectId],
  );
  return rows[0] ?? { currency: "EUR", has_events: false, is_recounting: false };
}
