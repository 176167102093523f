import type pg from "pg";
import type { DueReward } from "./due-reward";

/**
 * The oldest free codes of each pool, by reward: one for each as long as there are any. Codes that another transaction is
 * giving out are passed over, so "none left" may be said too early; the reward waits then, and the worker asks again.
 */
export async function takePoolCodes(
  client: pg.PoolClient,
  rewards: DueReward[],
  now: Date,
): Promise<Map<string, string>> {
  const taken = new Map<string, string>();
  const pools = new Map<string, DueReward[]>();
  for (const reward of rewards) {
    const key = reward.fromCampaignId ?? "";
    pools.set(key, [...(pools.get(key) ?? []), reward]);
  }
  for (const [campaignId, wanted] of [...pools].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const { rows } = await client.query<{ id: string; reward_id: string }>({
      name: "take pool codes",
      text: `WITH free AS MATERIALIZED (
          SELECT id, row_number() OVER (ORDER BY id) AS place FROM (
            SELECT id FROM code WHERE project_id = $1 AND campaign_id = $2 AND holder_id IS NULL AND active
            ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED) f
        )
        UPDATE code v SET holder_id = w.person, reward_id = w.reward_id, published_at = $6, updated_at = $6
        FROM free JOIN unnest($4::uuid[], $5::uuid[]) WITH ORDINALITY w(reward_id, person, place) USING (place)
        WHERE v.id = free.id RETURNING v.id, v.reward_id`,
      values: [
        wanted[0]?.projectId,
        campaignId,
        wanted.length,
        wanted.map(({ id }) => id),
        wanted.map(({ beneficiaryId }) => beneficiaryId),
        now.toISOString(),
      ],
    });
    for (const row of rows) taken.set(row.reward_id, row.id);
  }
  return taken;
}
