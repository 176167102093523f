import type { CampaignFunnel } from "@/lib/domain/campaign/record";
import { type DecisionReason, refusalReasons } from "@/lib/domain/decision";
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

/** Of each reason so many of the newest are looked at. */
const refusalsMax = 10_000;

/** Why a campaign's events of a time set nothing off, the most frequent reason first, each with the last of them. */
export async function refusalsOf(
  ctx: Ctx,
  campaignId: string,
  { edges }: Buckets,
): Promise<CampaignFunnel["refusals"]> {
  const { rows } = await pool().query<RefusalRow>(
    `SELECT d.reason, count(DISTINCT d.event_id)::int AS events, max(d.event_id::text) AS last_event_id, max(d.decided_at) AS last_at
     FROM unnest($5::text[]) asked(reason) CROSS JOIN LATERAL (
       SELECT d.reason, d.event_id, d.decided_at FROM decision d
       WHERE d.project_id = $1 AND d.campaign_id = $2 AND d.reason = asked.reason AND d.outcome = 'refused'
         AND d.decided_at >= $3 AND d.decided_at < $4
       ORDER BY d.decided_at DESC LIMIT ${refusalsMax}) d
     GROUP BY d.reason ORDER BY events DESC, d.reason`,
    [ctx.projectId, campaignId, edges[0], edges.at(-1), refusalReasons],
  );
  return rows.map(({ reason, events, last_event_id, last_at }) => ({
    reason,
    events,
    lastEventId: publicId("event", last_event_id),
    lastAt: last_at.toISOString(),
  }));
}
