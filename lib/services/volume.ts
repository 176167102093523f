import type { Measure } from "@/lib/domain/count";
import { noSubject } from "@/lib/domain/count";
import { shareOf } from "@/lib/domain/volume";
import type { CampaignVolume, Money, SchemaVolume } from "@/lib/domain/volume-record";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { type Buckets, bucketsOf } from "./volume-buckets";

export interface Count {
  /** Place of the bucket, from 0. */
  at: number;
  measure: Measure;
  /** Stored id of the event schema or campaign. */
  subjectId: string;
  detail: string;
  count: number;
  amountMinor: bigint;
}

interface CountRow {
  bucket: number;
  measure: Measure;
  subject_id: string;
  detail: string;
  count: string;
  amount_minor: string;
}

/** Sums of the hours and what is due for them, in one snapshot: current to the last commit, and each thing counted once. */
const countsStatement = `
  SELECT bucket, measure, subject_id, detail, sum(count) AS count, sum(amount_minor) AS amount_minor FROM (
    SELECT width_bucket(hour, $3::timestamptz[]) AS bucket, measure, subject_id, detail, count, amount_minor
    FROM hourly_count
    WHERE project_id = $1 AND measure = ANY($2::text[]) AND hour >= $4 AND hour < $5
      AND ($6::uuid IS NULL OR subject_id = $6)
    UNION ALL
    SELECT width_bucket(quarter, $3::timestamptz[]), measure, subject_id, detail, count, amount_minor FROM count_due
    WHERE project_id = $1 AND measure = ANY($2::text[]) AND quarter >= $4 AND quarter < $5
      AND ($6::uuid IS NULL OR subject_id = $6)
  ) counted GROUP BY bucket, measure, subject_id, detail`;

/** How often each was counted in each bucket; what was never is left out. */
export async function readCounts(
  ctx: Ctx,
  buckets: Buckets,
  measures: readonly Measure[],
  subjectId: string | null = null,
): Promise<Count[]> {
  const { edges } = buckets;
  const { rows } = await pool().query<CountRow>({
    name: "counts",
    text: countsStatement,
    values: [ctx.projectId, measures, edges.slice(0, -1), edges[0], edges.at(-1), subjectId],
  });
  return rows.map((row) => ({
    at: row.bucket - 1,
    measure: row.measure,
    subjectId: row.subject_id,
    detail: row.detail,
    count: Number(row.count),
    amountMinor: BigInt(row.amount_minor),
  }));
}

export interface SchemaVolumes {
  buckets: Buckets;
  /** By stored id; a schema that nothing came for is not in it. */
  bySchema: Map<string, SchemaVolume>;
  /** Refused events that name no schema of the project. */
  unknown: SchemaVolume;
}

/**
 * Of each event schema: events accepted and refused a day, their sums, the share refused, and when the last was accepted.
 * Counted by when they were received; what is mended and replayed counts as refused and as accepted.
 */
export async function schemaVolumes(ctx: Ctx, { days }: { days: number }): Promise<SchemaVolumes> {
  const buckets = await bucketsOf(ctx, { days });
  const [counts, seen] = await Promise.all([
    readCounts(ctx, buckets, ["event_accepted", "event_rejected"]),
    lastSeenAt(ctx),
  ]);
  const size = buckets.edges.length - 1;
  const bySchema = bySchemaOf(counts, size, seen);
  const unknown = bySchema.get(noSubject) ?? schemaVolume([], size, null);
  bySchema.delete(noSubject);
  return { buckets, bySchema, unknown };
}

export function bySchemaOf(counts: Count[], size: number, seen: Map<string, Date>): Map<string, SchemaVolume> {
  const own = bySubject(counts.filter(({ measure }) => measure === "event_accepted" || measure === "event_rejected"));
  return new Map(
    [...new Set([...own.keys(), ...seen.keys()])].map((id) => [
      id,
      schemaVolume(own.get(id) ?? [], size, seen.get(id) ?? null),
    ]),
  );
}

function schemaVolume(counts: Count[], size: number, lastSeen: Date | null): SchemaVolume {
  const daily = {
    accepted: inBuckets(counts, size, "event_accepted"),
    rejected: inBuckets(counts, size, "event_rejected"),
  };
  const accepted = sumOf(daily.accepted);
  const rejected = sumOf(daily.rejected);
  return {
    daily,
    accepted,
    rejected,
    shareRejected: shareOf(rejected, accepted),
    lastSeenAt: lastSeen?.toISOString() ?? null,
  };
}

/** When each schema's last event occurred: a look at the end of its index, whatever the number of events. */
export async function lastSeenAt(ctx: Ctx): Promise<Map<string, Date>> {
  const { rows } = await pool().query<{ id: string; at: Date | null }>(
    `SELECT s.id, (SELECT max(e.occurred_at) FROM event e WHERE e.event_schema_id = s.id) AS at
      FROM event_schema s WHERE s.project_id = $1`,
    [ctx.projectId],
  );
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
}

const campaignMeasures = [
  "code_published",
  "referral_attributed",
  "referral_qualified",
  "referral_rewarded",
  "reward",
] as const satisfies Measure[];

/** Of each campaign, by stored id, what it brought a day; a campaign that brought nothing is not in it. */
export async function campaignVolumes(
  ctx: Ctx,
  { days }: { days: number },
): Promise<{ buckets: Buckets; byCampaign: Map<string, CampaignVolume> }> {
  const buckets = await bucketsOf(ctx, { days });
  const counts = await readCounts(ctx, buckets, campaignMeasures);
  return { buckets, byCampaign: byCampaignOf(counts, buckets.edges.length - 1) };
}

/** Of those that brought something, and of those that are named. */
export function byCampaignOf(counts: Count[], size: number, ids: Iterable<string> = []): Map<string, CampaignVolume> {
  const own = bySubject(counts.filter(({ measure }) => measure !== "event_accepted" && measure !== "event_rejected"));
  return new Map([...new Set([...own.keys(), ...ids])].map((id) => [id, campaignVolume(own.get(id) ?? [], size)]));
}

function campaignVolume(counts: Count[], size: number): CampaignVolume {
  const daily = {
    published: inBuckets(counts, size, "code_published"),
    attributed: inBuckets(counts, size, "referral_attributed"),
    qualified: inBuckets(counts, size, "referral_qualified"),
    rewarded: inBuckets(counts, size, "referral_rewarded"),
  };
  return {
    daily,
    published: sumOf(daily.published),
    attributed: sumOf(daily.attributed),
    qualified: sumOf(daily.qualified),
    rewarded: sumOf(daily.rewarded),
    rewards: sumOf(inBuckets(counts, size, "reward")),
    cost: costOf(counts),
  };
}

function bySubject(counts: Count[]): Map<string, Count[]> {
  const found = new Map<string, Count[]>();
  for (const each of counts) {
    const own = found.get(each.subjectId);
    if (own) own.push(each);
    else found.set(each.subjectId, [each]);
  }
  return found;
}

/** One measure's counts, a number for each bucket. */
export function inBuckets(counts: Count[], size: number, measure: Measure): number[] {
  const sums = Array.from({ length: size }, () => 0);
  for (const each of counts) if (each.measure === measure) sums[each.at] = (sums[each.at] ?? 0) + each.count;
  return sums;
}

/** What was paid in credits, by currency. */
export function costOf(counts: Count[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { measure, detail, amountMinor } of counts) {
    const currency = detail.split(" ")[2];
    if (measure === "reward" && currency) sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  }
  return [...sums].sort().map(([currency, amount]) => ({ currency, amountMinor: amount.toString() }));
}

export function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
