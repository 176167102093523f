import type { SimulatedReward } from "@/lib/domain/simulation/outcome";
import type { Fate } from "@/lib/domain/simulation/tally";
import { pool } from "@/lib/server/db";

interface FateRow {
  goal: string;
  side: string;
  event_id: string;
  status: string;
  was_held: boolean;
}

/** What really became of rewards that a simulation holds: by the event that they are given for. */
export async function realFates(
  { projectId, campaignId }: { projectId: string; campaignId: string },
  held: SimulatedReward[],
): Promise<Fate[]> {
  if (held.length === 0) return [];
  const { rows } = await pool().query<FateRow>({
    name: "real fates",
    text: `SELECT w.goal, w.side, w.event_id, w.status,
        EXISTS (SELECT FROM reward_step s WHERE s.reward_id = w.id AND s.project_id = w.project_id AND s.status = 'held') AS was_held
      FROM reward w WHERE w.project_id = $1 AND w.campaign_id = $2 AND w.beneficiary_id = ANY($3::uuid[]) AND w.event_id = ANY($4::uuid[])`,
    values: [
      projectId,
      campaignId,
      [...new Set(held.map(({ side, referrerId, refereeId }) => (side === "referrer" ? referrerId : refereeId)))],
      [...new Set(held.map(({ eventId }) => eventId))],
    ],
  });
  const found = new Map(rows.map((row) => [`${row.goal}/${row.side}/${row.event_id}`, row]));
  return held.map(({ goal, side, eventId }) => fateOf(found.get(`${goal}/${side}/${eventId}`)));
}

function fateOf(row: FateRow | undefined): Fate {
  if (!row) return "unknown";
  if (row.status === "held") return "waiting";
  if (row.status === "void") return "void";
  return row.was_held ? "approved" : "given";
}
