import type pg from "pg";
import { codeKey } from "@/lib/domain/campaign/code";
import { pool } from "@/lib/server/db";
import type { CustomerSummary, RecordedEvent } from "./new-event";

interface StoredRow {
  id: string;
  body_hash: string;
  received_at: Date;
  occurred_at: Date;
  referral_code: string | null;
  project_id: string;
  customer: CustomerSummary;
}

/** What was stored under a key, with the hash of its body. Null when nothing was. */
export async function readReplays(
  projectId: string,
  sourceId: string,
): Promise<{ bodyHash: string; recorded: RecordedEvent } | null> {
  const { rows } = await pool().query<StoredRow>({
    name: "replay",
    text: `SELECT e.id, encode(k.body_hash, 'hex') AS body_hash, e.received_at, e.occurred_at, e.referral_code, e.project_id,
        json_build_object('id', c.id, 'source_id', c.source_id, 'name', c.name, 'email', c.email, 'metadata', c.metadata) AS customer
      FROM event_key k JOIN event e ON e.id = k.event_id AND e.project_id = k.project_id
        JOIN customer c ON c.id = e.customer_id AND c.project_id = e.project_id
      WHERE k.project_id = $1 AND k.source_id = $2`,
    values: [projectId, sourceId],
  });
  const [row] = rows;
  if (!row) return null;
  return {
    bodyHash: row.body_hash,
    recorded: {
      id: row.id,
      isReplay: true,
      customer: row.customer,
      code: row.referral_code === null ? null : await findCode(projectId, row.referral_code),
      receivedAt: row.received_at,
      occurredAt: row.occurred_at,
    },
  };
}

async function findCode(projectId: string, code: string): Promise<RecordedEvent["code"]> {
  const { rows } = await pool().query<{ id: string; holder_id: string | null }>(
    `SELECT v.id, v.holder_id FROM code n JOIN code v ON v.id = coalesce(n.alias_of, n.id)
     WHERE n.project_id = $1 AND n.code_key = $2`,
    [projectId, codeKey(code)],
  );
  const [row] = rows;
  return row ? { id: row.id, holderId: row.holder_id } : null;
}

export async function findCustomer(
  projectId: string,
  by: { id: string } | { sourceId: string },
  client: pg.Pool | pg.PoolClient = pool(),
): Promise<{ id: string; version: number; summary: CustomerSummary } | null> {
  const isById = "id" in by;
  const { rows } = await client.query<CustomerSummary & { version: number }>(
    `SELECT id, source_id, name, email, metadata, version FROM customer
     WHERE project_id = $1 AND ${isById ? "id" : "source_id"} = $2 AND deleted_at IS NULL`,
    [projectId, isById ? by.id : by.sourceId],
  );
  const [row] = rows;
  if (!row) return null;
  const { version, ...summary } = row;
  return { id: row.id, version, summary };
}
