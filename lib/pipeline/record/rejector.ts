import type pg from "pg";
import { type BodyViolation, problemOf, type Refusal } from "@/lib/domain/ingest/refusal";
import { inTransaction, pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { writeNotices } from "../deliver/outbox";
import { GroupCommit } from "./group-commit";
import { rejectedNotice } from "./rejected-notice";

export interface RejectedInput {
  projectId: string;
  apiKeyId: string | null;
  channel: string;
  receivedAt: Date;
  raw: Uint8Array;
  refusal: Refusal;
  context: string | null;
  /** Whether some endpoint is told of refused events. */
  isAnnounced: boolean;
}

interface Item extends RejectedInput {
  id: string;
}

const groups = new GroupCommit<Item>({
  groupsMax: 1,
  besideMin: 1,
  itemsPerGroupMax: 500,
  waitingMax: 4_000,
  bytesMax: 32 * 1024 * 1024,
  bytesOf: ({ raw }) => raw.length + 500,
  beginGroup: () => () => true,
  flush: insertRejected,
});

/** Keeps a refused event, byte for byte, and gives the id it was kept under. */
export async function keepRejected(input: RejectedInput): Promise<string> {
  const id = newId(input.receivedAt.getTime());
  await new Promise<void>((resolve, reject) => {
    groups.add({ ...input, id }, (_item, error) => (error === null ? resolve() : reject(error)));
  });
  return id;
}

async function insertRejected(items: Item[]): Promise<void> {
  const announced = items.filter(({ isAnnounced }) => isAnnounced);
  if (announced.length === 0) return insertOn(pool(), items);
  await inTransaction("BEGIN", async (client) => {
    await insertOn(client, items);
    await writeNotices(client, announced.map(rejectedNotice));
  });
}

async function insertOn(client: pg.Pool | pg.PoolClient, items: Item[]): Promise<void> {
  await client.query({
    name: "reject",
    text: `INSERT INTO rejected_event (id, project_id, api_key_id, channel, received_at, raw, event_name, source_id,
        customer_ref, event_schema_id, schema_number, reason, problem, violations, context)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::bytea[], $7::text[],
        $8::text[], $9::text[], $10::uuid[], $11::int[], $12::text[], $13::text[], $14::jsonb[], $15::jsonb[])`,
    values: [
      items.map(({ id }) => id),
      items.map(({ projectId }) => projectId),
      items.map(({ apiKeyId }) => apiKeyId),
      items.map(({ channel }) => channel),
      items.map(({ receivedAt }) => receivedAt.toISOString()),
      items.map(({ raw }) => Buffer.from(raw.buffer, raw.byteOffset, raw.length)),
      items.map(({ refusal }) => refusal.eventName),
      items.map(({ refusal }) => refusal.sourceId),
      items.map(({ refusal }) => refusal.customerRef),
      items.map(({ refusal }) => refusal.eventSchemaId),
      items.map(({ refusal }) => refusal.schemaNumber),
      items.map(({ refusal }) => refusal.key),
      items.map(({ refusal }) => storable(problemOf(refusal))),
      items.map(({ refusal }) => JSON.stringify(refusal.violations.map(storableViolation))),
      items.map(({ context }) => context),
    ],
  });
}

/** What is quoted from a bad body may hold what PostgreSQL's text cannot: U+0000 and halves of characters. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "\ufffd").toWellFormed();
}

function storableViolation(violation: BodyViolation): BodyViolation {
  return {
    ...violation,
    pointer: storable(violation.pointer),
    expected: storable(violation.expected),
    found: storable(violation.found),
  };
}
