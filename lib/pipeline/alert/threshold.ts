import type pg from "pg";
import type { WarnShare } from "@/lib/domain/campaign/runway";
import { publicId } from "@/lib/domain/id";
import type { NewNotice } from "@/lib/domain/webhook/notice-body";
import type { NoticeType } from "@/lib/domain/webhook/notice-type";
import { newId } from "@/lib/server/new-id";
import { writeNotices } from "../deliver/outbox";
import type { ProjectConfig } from "../project-config";

/** Stand where a limit has the key of its counter, and how much it is: a pool's row goes when the pool is filled again. */
export const poolKey = "pool";
export const poolMax = 1;

/** A share of a limit or of a pool that something now reached. */
export interface Reached {
  projectId: string;
  campaignId: string;
  campaignName: string;
  type: Extract<NoticeType, "budget.threshold" | "cap.reached" | "pool.low">;
  key: string;
  measure: "value" | "count";
  /** Part of what it is told once for: of the limit, or poolMax. */
  max: number;
  share: WarnShare;
  /** What is told of it. */
  amounts: Record<string, unknown>;
}

/**
 * Notes what was reached and tells of it, in one transaction, the caller's. The row's key lets nobody do so twice, whoever
 * counts at the same moment: what is there already is neither written nor told.
 */
export async function tellReached(
  client: pg.PoolClient,
  reached: Reached[],
  configs: ReadonlyMap<string, ProjectConfig>,
  now: Date,
): Promise<void> {
  if (reached.length === 0) return;
  // One order for everybody who may meet at these rows.
  const sorted = reached.toSorted((one, other) => (rowKey(one) < rowKey(other) ? -1 : 1));
  const { rows } = await client.query<{ place: number }>({
    name: "note thresholds",
    text: `WITH t AS MATERIALIZED (
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::smallint[]) WITH ORDINALITY
          t(project_id, campaign_id, key, measure, max, share, place)
      ), noted AS (
        INSERT INTO campaign_threshold (project_id, campaign_id, key, measure, max, share, reached_at)
        SELECT project_id, campaign_id, key, measure, max, share, $7 FROM t ORDER BY place ON CONFLICT DO NOTHING
        RETURNING project_id, campaign_id, key, measure, max, share
      )
      SELECT t.place::int AS place FROM t JOIN noted USING (project_id, campaign_id, key, measure, max, share)`,
    values: [
      sorted.map(({ projectId }) => projectId),
      sorted.map(({ campaignId }) => campaignId),
      sorted.map(({ key }) => key),
      sorted.map(({ measure }) => measure),
      sorted.map(({ max }) => max),
      sorted.map(({ share }) => share),
      now.toISOString(),
    ],
  });
  const isNew = new Set(rows.map(({ place }) => place));
  const told = sorted.filter(
    ({ projectId, type }, at) => isNew.has(at + 1) && (configs.get(projectId)?.announced.has(type) ?? false),
  );
  await writeNotices(
    client,
    told.map((each) => notice(each, now)),
  );
}

const rowKey = ({ campaignId, key, measure, max, share }: Reached) =>
  [campaignId, key, measure, String(max).padStart(16, "0"), String(share).padStart(3, "0")].join(" ");

function notice({ projectId, campaignId, campaignName, type, share, amounts }: Reached, now: Date): NewNotice {
  const campaign = { id: publicId("campaign", campaignId), object: "campaign", name: campaignName };
  return {
    ...{ id: newId(), projectId, type, subjectKind: "campaign" as const, subjectId: campaignId },
    ...{ occurredAt: now, createdAt: now },
    data: { campaign, share, ...amounts },
  };
}
