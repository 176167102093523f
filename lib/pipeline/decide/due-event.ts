import type pg from "pg";
import type { EventFact } from "@/lib/domain/referral/decide-referral";

/** A recorded event that has to be decided, with what the rules need of its customer. */
export interface DueEvent extends EventFact {
  id: string;
  projectId: string;
  customerId: string;
  customerEmail: string | null;
  attempts: number;
  /** Of the project, in the transaction that decides. */
  configVersion: number;
}

export const shardsCount = 64;
/** First half of the key of the advisory locks on shards. */
const shardLockSpace = 20_261;

/**
 * Takes up to `share` shards that have events due, beginning at `start`. The locks end with the transaction, so a worker
 * that dies gives them back at once. What the shards hold must be read by a later statement, whose snapshot is younger
 * than the locks: an older one could still show events that another worker has just decided.
 */
export async function claimShards(client: pg.PoolClient, start: number, share: number): Promise<number[]> {
  const { rows } = await client.query<{ shard: number }>({
    name: "claim shards",
    text: `WITH waiting AS MATERIALIZED (
        SELECT s AS shard FROM generate_series(0, $1::int - 1) s
        WHERE EXISTS (SELECT FROM event_due d WHERE d.shard = s) ORDER BY (s + $2::int) % $1::int
      )
      SELECT shard FROM waiting WHERE pg_try_advisory_xact_lock($3::int, shard) LIMIT $4::int`,
    values: [shardsCount, start, shardLockSpace, share],
  });
  return rows.map(({ shard }) => shard);
}

const columns = `e.id, e.project_id AS "projectId", e.event_schema_id AS "eventSchemaId", e.customer_id AS "customerId",
  e.occurred_at AS "occurredAt", e.channel, e.referral_code AS "referralCode", d.attempts, c.email AS "customerEmail",
  p.config_version AS "configVersion"`;
const joins = `JOIN event e ON e.id = d.event_id AND e.project_id = d.project_id
  JOIN project p ON p.id = e.project_id
  LEFT JOIN customer c ON c.id = e.customer_id AND c.project_id = e.project_id`;

/** The oldest events of each shard, `perShard` at most, in the order they came. */
export async function readDueEvents(client: pg.PoolClient, shards: number[], perShard: number): Promise<DueEvent[]> {
  const { rows } = await client.query<DueEvent>({
    name: "due events",
    text: `SELECT ${columns} FROM unnest($1::int[]) s
      CROSS JOIN LATERAL (SELECT * FROM event_due w WHERE w.shard = s ORDER BY w.event_id LIMIT $2) d ${joins}
      ORDER BY d.event_id`,
    values: [shards, perShard],
  });
  return rows;
}

/** One event, when it is still due, with its shard locked: another worker's batch is waited for. */
export async function lockDueEvent(client: pg.PoolClient, eventId: string): Promise<DueEvent[]> {
  await client.query("SELECT pg_advisory_xact_lock($1::int, d.shard) FROM event_due d WHERE d.event_id = $2", [
    shardLockSpace,
    eventId,
  ]);
  const { rows } = await client.query<DueEvent>(`SELECT ${columns} FROM event_due d ${joins} WHERE d.event_id = $1`, [
    eventId,
  ]);
  return rows;
}
