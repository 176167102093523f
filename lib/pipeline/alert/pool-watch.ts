import type pg from "pg";
import { crossedShares, warnShares } from "@/lib/domain/campaign/runway";
import { presentTime } from "@/lib/server/clock";
import { inTransaction, pool } from "@/lib/server/db";
import { heldConfigs } from "../reward/due-rewards";
import { type PoolCount, poolCounts } from "./pool-counts";
import { poolKey, poolMax, type Reached, tellReached } from "./threshold";

/** A little back in time: what was given then may have become visible since. */
const overlapMs = 60_000;

/**
 * Looks how full the pools are that codes were taken from. Not in the transactions that take them: these pass over what others
 * hold, so that two which take the last codes would each see some left. Who sees it here writes the row that lets nobody
 * tell it twice, however many workers look.
 */
export class PoolWatch {
  /** From when on a code given is looked at; the first look is at all pools. */
  #since = new Date(0);

  async look(): Promise<void> {
    const now = presentTime();
    const counts = await poolCounts(pool(), await this.#busyPools(), now);
    if (counts.length > 0) await settle(counts, now);
    this.#since = new Date(now.getTime() - overlapMs);
  }

  async #busyPools(): Promise<string[]> {
    const { rows } = await pool().query<{ id: string }>(
      `SELECT k.id FROM campaign k
         JOIN campaign_version v ON v.project_id = k.project_id AND v.campaign_id = k.id AND v.number = k.version
       WHERE k.status = 'running' AND k.deleted_at IS NULL AND (v.config->>'isStatic')::boolean
         AND EXISTS (SELECT FROM code c WHERE c.project_id = k.project_id AND c.campaign_id = k.id AND c.published_at > $1)`,
      [this.#since.toISOString()],
    );
    return rows.map(({ id }) => id);
  }
}

async function settle(counts: PoolCount[], now: Date): Promise<void> {
  await inTransaction("BEGIN", async (client) => {
    const configs = await heldConfigs(
      client,
      counts.map(({ projectId }) => projectId),
    );
    await forgetRefilled(client, counts, now);
    await tellReached(client, counts.flatMap(reachedShares), configs, now);
  });
}

/** Between two looks a pool may have passed several shares. */
function reachedShares({ projectId, campaignId, campaignName, used, size }: PoolCount): Reached[] {
  return crossedShares(0, used, size).map((share) => ({
    ...{ projectId, campaignId, campaignName, share },
    ...{ type: "pool.low" as const, key: poolKey, max: poolMax, measure: "count" as const },
    amounts: { pool: { codes: size, left: size - used } },
  }));
}

/** What is no longer reached may be told again. Not what another worker noted since this one counted. */
async function forgetRefilled(client: pg.PoolClient, counts: PoolCount[], now: Date): Promise<void> {
  const left = counts.flatMap(({ projectId, campaignId, used, size }) => {
    const reached = crossedShares(0, used, size);
    return warnShares.filter((share) => !reached.includes(share)).map((share) => ({ projectId, campaignId, share }));
  });
  await client.query(
    `DELETE FROM campaign_threshold t USING unnest($1::uuid[], $2::uuid[], $3::smallint[]) w(project_id, campaign_id, share)
     WHERE t.project_id = w.project_id AND t.campaign_id = w.campaign_id AND t.key = '${poolKey}' AND t.share = w.share
       AND t.reached_at < $4`,
    [
      left.map(({ projectId }) => projectId),
      left.map(({ campaignId }) => campaignId),
      left.map(({ share }) => share),
      now.toISOString(),
    ],
  );
}
