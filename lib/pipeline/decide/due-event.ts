import type pg from "pg";
import type { EventFact } from "@/lib/domain/referral/facts";
import { configLockSpace } from "@/lib/server/write";

/** A recorded event that has to be decided. */
export interface DueEvent extends EventFact {
  projectId: string;
  customerId: string;
  attempts: number;
  /** Of the project, in the transaction that decides. */
  configVersion: number;
  /** Whether it was decided before. */
  again: boolean;
  /** Set where it is run again under that version of one campaign. Unless it comes again as well, that campaign alone decides. */
  rerun: { campaignId: string; version: number } | null;
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

interface DueRow extends Omit<DueEvent, "configVersion" | "trace" | "madeCustomer" | "rerun"> {
  rerunCampaignId: string | null;
  rerunVersion: number | null;
  context: { ip?: string | null; user_agent?: string | null; device_id?: string | null } | null;
  customerEffect: string | null;
}

const columns = `e.id, e.project_id AS "projectId", e.event_schema_id AS "eventSchemaId", e.customer_id AS "customerId",
  e.occurred_at AS "occurredAt", e.received_at AS "receivedAt", e.channel, e.referral_code AS "referralCode", e.metadata AS payload, e.context,
  e.customer_effect AS "customerEffect", d.attempts, d.again, r.campaign_id AS "rerunCampaignId",
  r.campaign_version AS "rerunVersion"`;
const joins = `JOIN event e ON e.id = d.event_id AND e.project_id = d.project_id
  LEFT JOIN rerun r ON r.id = d.rerun_id AND r.project_id = d.project_id`;

/** The oldest events of each shard, `perShard` at most, in the order they came. */
export async function readDueEvents(client: pg.PoolClient, shards: number[], perShard: number): Promise<DueEvent[]> {
  const { rows } = await client.query<DueRow>({
    name: "due events",
    text: `SELECT ${columns} FROM unnest($1::int[]) s
      CROSS JOIN LATERAL (SELECT * FROM event_due w WHERE w.shard = s ORDER BY w.event_id LIMIT $2) d ${joins}
      ORDER BY d.event_id`,
    values: [shards, perShard],
  });
  return withConfigVersions(client, rows);
}

/** One event, when it is still due, with its shard locked: another worker's batch is waited for. */
export async function lockDueEvent(client: pg.PoolClient, eventId: string): Promise<DueEvent[]> {
  await client.query("SELECT pg_advisory_xact_lock($1::int, d.shard) FROM event_due d WHERE d.event_id = $2", [
    shardLockSpace,
    eventId,
  ]);
  const { rows } = await client.query<DueRow>(`SELECT ${columns} FROM event_due d ${joins} WHERE d.event_id = $1`, [
    eventId,
  ]);
  return withConfigVersions(client, rows);
}

/** The shard of one customer's events, until the transaction ends: whoever changes their referrals beside the workers. */
export const customerShardLock = `SELECT pg_advisory_xact_lock(${shardLockSpace}, get_byte(uuid_send($1::uuid), 15) & 63)`;

async function withConfigVersions(client: pg.PoolClient, rows: DueRow[]): Promise<DueEvent[]> {
  const versions = await lockConfigs(client, [...new Set(rows.map(({ projectId }) => projectId))]);
  return rows.map(({ context, customerEffect, rerunCampaignId, rerunVersion, ...row }) => ({
    ...row,
    rerun:
      rerunCampaignId !== null && rerunVersion !== null ? { campaignId: rerunCampaignId, version: rerunVersion } : null,
    trace: context && {
      ip: context.ip ?? null,
      userAgent: context.user_agent ?? null,
      deviceId: context.device_id ?? null,
    },
    madeCustomer: customerEffect === "created",
    configVersion: versions.get(row.projectId) ?? 0,
  }));
}

/**
 * Holds the projects' configuration as it is until the transaction ends, and says which version that is: an edit waits for
 * the batches under way, so that each is wholly before or after it. Nobody is paid after a campaign was paused, and no
 * reward escapes a limit that was just set.
 */
export async function lockConfigs(client: pg.PoolClient, projectIds: string[]): Promise<Map<string, number>> {
  if (projectIds.length === 0) return new Map();
  const sorted = [...projectIds].sort();
  await client.query({
    name: "hold configurations",
    text: "SELECT pg_advisory_xact_lock_shared($1::int, hashtext(p)) FROM unnest($2::text[]) p",
    values: [configLockSpace, sorted],
  });
  // A statement of its own: its snapshot is younger than the locks.
  const { rows } = await client.query<{ id: string; config_version: number }>({
    name: "configuration versions",
    text: "SELECT id, config_version FROM project WHERE id = ANY($1::uuid[])",
    values: [sorted],
  });
  return new Map(rows.map((row) => [row.id, row.config_version]));
}
