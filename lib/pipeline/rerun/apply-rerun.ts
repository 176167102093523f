import type pg from "pg";
import { inTransaction } from "@/lib/server/db";
import { CampaignChanged } from "./preview-rerun";

/** So few at a time that what comes in meanwhile is decided between them: the queue takes the oldest first. */
const chunkSize = 200;

interface Row {
  queued: number;
  done: number;
  eventIds: string[];
  isCurrent: boolean;
}

/** Somebody else has put one of them into the queue: it is tried again when that is decided. */
class AlreadyDue extends Error {}

/**
 * Puts the next events into the queue once those before them are decided, and says whether there are none left. The row of the
 * rerun is locked meanwhile, and each event is put there in the transaction that notes it: once, whoever does it and whenever
 * they end.
 */
export async function applyNext({ id, run }: { id: string; run: string }): Promise<boolean> {
  try {
    return await inTransaction("BEGIN", (client) => step(client, id, run));
  } catch (error) {
    if (error instanceof AlreadyDue) return false;
    throw error;
  }
}

async function step(client: pg.PoolClient, id: string, run: string): Promise<boolean> {
  const { rows } = await client.query<Row>(
    `SELECT r.queued, r.done, r.event_ids AS "eventIds", k.version = r.campaign_version AND k.status = 'running' AS "isCurrent"
      FROM rerun r JOIN campaign k ON k.id = r.campaign_id AND k.project_id = r.project_id
      WHERE r.id = $1 AND r.run = $2 AND r.status = 'applying' FOR UPDATE OF r`,
    [id, run],
  );
  const [row] = rows;
  // Cancelled: whoever asked is told by the next note.
  if (!row) return false;
  const { queued, done, eventIds, isCurrent } = row;
  if (await areDue(client, id, eventIds.slice(done, queued))) return false;
  const isLast = queued === eventIds.length;
  if (!isLast && !isCurrent) throw new CampaignChanged();
  const next = eventIds.slice(queued, queued + chunkSize);
  if (next.length > 0) await enqueue(client, id, next);
  await client.query(
    `UPDATE rerun SET done = $2, queued = $3, status = CASE WHEN $4 THEN 'done' ELSE status END,
        finished_at = CASE WHEN $4 THEN now() END, leased_until = CASE WHEN $4 THEN NULL ELSE leased_until END WHERE id = $1`,
    [id, queued, queued + next.length, isLast],
  );
  return isLast;
}

async function areDue(client: pg.PoolClient, id: string, eventIds: string[]): Promise<boolean> {
  if (eventIds.length === 0) return false;
  const { rows } = await client.query<{ due: boolean }>(
    "SELECT EXISTS (SELECT FROM event_due WHERE event_id = ANY($2::uuid[]) AND rerun_id = $1) AS due",
    [id, eventIds],
  );
  return rows[0]?.due ?? false;
}

async function enqueue(client: pg.PoolClient, id: string, eventIds: string[]): Promise<void> {
  const { rows } = await client.query<{ wanted: number; made: number }>(
    `WITH wanted AS (
        SELECT e.id, e.project_id, e.customer_id FROM rerun r JOIN event e ON e.id = ANY($2::uuid[]) AND e.project_id = r.project_id
        WHERE r.id = $1
      ), made AS (
        INSERT INTO event_due (event_id, project_id, shard, rerun_id)
        SELECT id, project_id, get_byte(uuid_send(customer_id), 15) & 63, $1 FROM wanted ORDER BY id
        ON CONFLICT (event_id) DO NOTHING RETURNING event_id
      )
      SELECT (SELECT count(*)::int FROM wanted) AS wanted, (SELECT count(*)::int FROM made) AS made`,
    [id, eventIds],
  );
  const [{ wanted, made } = { wanted: 0, made: 0 }] = rows;
  if (made < wanted) throw new AlreadyDue();
}
