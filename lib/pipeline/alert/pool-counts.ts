import type pg from "pg";
import { paceDays } from "@/lib/domain/campaign/runway";

/** What a pool of codes gave out and has left. */
export interface PoolCount {
  projectId: string;
  campaignId: string;
  campaignName: string;
  /** Codes there ever were, and of these what is gone: given, or switched off. */
  size: number;
  used: number;
  /** Given out in the last days of the pace. */
  lately: number;
  since: Date | null;
}

/** Along indexes of what is given and what nobody holds: a pool of a million takes a tenth of a second. */
const poolStatement = `
  SELECT k.project_id AS "projectId", k.id AS "campaignId", k.name AS "campaignName", given.since,
    given.count + stock.count AS size, given.count + stock.off AS used,
    (SELECT count(*)::int FROM code v WHERE v.project_id = k.project_id AND v.campaign_id = k.id AND v.published_at IS NOT NULL
      AND v.published_at > $2::timestamptz - make_interval(days => ${paceDays})) AS lately
  FROM campaign k
    CROSS JOIN LATERAL (SELECT count(*)::int AS count, min(v.published_at) AS since FROM code v
      WHERE v.project_id = k.project_id AND v.campaign_id = k.id AND v.published_at IS NOT NULL) given
    CROSS JOIN LATERAL (SELECT count(*)::int AS count, (count(*) FILTER (WHERE NOT v.active))::int AS off FROM code v
      WHERE v.project_id = k.project_id AND v.campaign_id = k.id AND v.holder_id IS NULL AND v.published_at IS NULL
        AND v.alias_of IS NULL) stock
  WHERE k.id = ANY($1::uuid[]) AND k.deleted_at IS NULL`;

export async function poolCounts(
  client: Pick<pg.Pool, "query">,
  campaignIds: string[],
  now: Date,
): Promise<PoolCount[]> {
  if (campaignIds.length === 0) return [];
  const { rows } = await client.query<PoolCount>(poolStatement, [campaignIds, now.toISOString()]);
  return rows;
}
