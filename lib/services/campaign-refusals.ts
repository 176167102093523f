import type { CampaignFunnel } from "@/lib/domain/campaign/record";
import type { DecisionReason } from "@/lib/domain/decision";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import type { Buckets } from "./volume-buckets";

interface RefusalRow {
  reason: DecisionReason;
  events: number;
  last_event_id: string;
  last_at: Date;
}

/** Looked at for their reasons, the newest first: 10,000 take about 20 ms. */
const refusalsMax = 10_000;

/** Why a campaign's events of a time set nothing off, the most frequent reason first, each with the last of them. */
export async function refusalsOf(
  ctx: Ctx,
  campaignId: string,
  { edges }: Buckets,
): Promise<CampaignFunnel["refusals"]> {
  const { rows } = await pool().query<RefusalRow>(
    `WITH refused AS (
       SELECT d.reason, d.event_id, d.decided_at FROM decision d
       WHERE d.project_id = $1 AND d.campaign_id = $2 AND d.outcome = 'refused'
         AND d.event_id >= goodword_uuid_floor($3) AND d.event_id < goodword_uuid_floor($4)
       ORDER BY d.event_id DESC LIMIT ${refusalsMax})
     SELECT reason, count(DISTINCT event_id)::int AS events, max(event_id::text) AS last_event_id, max(decided_at) AS last_at
     FROM refused GROUP BY reason ORDER BY events DESC, reason`,
    [ctx.projectId, campaignId, edges[0], edges.at(-1)],
  );
  return rows.map(({ reason, events, last_event_id, last_at }) => ({
    reason,
    events,
    lastEventId: publicId("event", last_event_id),
    lastAt: last_at.toISOString(),
  }));
}
