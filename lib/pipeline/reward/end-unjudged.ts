import type pg from "pg";
import { presentTime } from "@/lib/server/clock";
import { inTransaction } from "@/lib/server/db";
import { heldConfigs } from "./due-rewards";
import { giveBack } from "./give-back";
import { writeRewardNotices } from "./reward-notices";
import { takeBackRewards } from "./take-back-rewards";

/** Held rewards that nobody judged in time are void, and what they took of a limit is free again. */
export async function endUnjudged(): Promise<number> {
  const now = presentTime();
  return inTransaction("BEGIN", async (client: pg.PoolClient) => {
    const { rows } = await client.query<{ id: string; project_id: string }>({
      name: "unjudged rewards",
      text: `SELECT id, project_id FROM reward WHERE status = 'held' AND review_until <= $1 ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED`,
      values: [now.toISOString()],
    });
    if (rows.length === 0) return 0;
    const ended = rows.map((row) => ({
      id: row.id,
      projectId: row.project_id,
      reason: "not judged in time",
      by: null,
    }));
    // Before the counters, as whoever edits a campaign takes them.
    const configs = await heldConfigs(
      client,
      ended.map(({ projectId }) => projectId),
    );
    await giveBack(client, ended);
    await takeBackRewards(client, ended, now);
    await writeRewardNotices(
      client,
      ended.map(({ id }) => id),
      configs,
      now,
    );
    return ended.length;
  });
}
