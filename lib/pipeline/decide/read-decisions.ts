import type { DecisionCheck } from "@/lib/domain/decision";
import { publicId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";

interface DecisionRow {
  campaign_id: string;
  campaign_name: string;
  campaign_version: number;
  goal: string;
  side: string;
  outcome: string;
  reason: string;
  checks: DecisionCheck[];
  decided_at: Date;
  referral_id: string | null;
  reward: {
    id: string;
    kind: string;
    status: string;
    amount: number | null;
    currency: string | null;
    code: string;
  } | null;
}

/** The decisions of one event as the API answers them. */
export async function readDecisions(projectId: string, eventId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await pool().query<DecisionRow>({
    name: "decisions of event",
    text: `SELECT d.campaign_id, c.name AS campaign_name, d.campaign_version, d.goal, d.side, d.outcome, d.reason, d.checks,
        d.decided_at, d.referral_id,
        CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'kind', r.kind, 'status', r.status,
          'amount', r.amount_minor, 'currency', r.currency, 'code', v.code) END AS reward
      FROM decision d JOIN campaign c ON c.id = d.campaign_id AND c.project_id = d.project_id
      LEFT JOIN reward r ON r.id = d.reward_id AND r.project_id = d.project_id
      LEFT JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
      WHERE d.project_id = $1 AND d.event_id = $2 ORDER BY d.campaign_id, d.goal, d.side DESC`,
    values: [projectId, eventId],
  });
  return rows.map((row) => ({
    campaign: publicId("campaign", row.campaign_id),
    campaign_name: row.campaign_name,
    campaign_version: row.campaign_version,
    goal: row.goal,
    side: row.side,
    outcome: row.outcome,
    reason: row.reason,
    checks: row.checks,
    referral: row.referral_id === null ? null : publicId("referral", row.referral_id),
    reward: row.reward && { ...row.reward, id: publicId("reward", row.reward.id) },
    decided_at: row.decided_at.toISOString(),
  }));
}
