import { storedId } from "@/lib/domain/id";
import type { EventChannel, Judgement } from "@/lib/domain/ingest/judge-event";
import { pool } from "@/lib/server/db";
import type { ProjectConfig } from "../project-config";
import { idempotencyConflict } from "../record/recorder";
import { type Arrival, bodyHash, judge, refusalOf, unknownCustomer, unreadable } from "./ingest-event";

/** An event in the rejected inbox, as it would be posted again. */
export interface KeptEvent {
  id: string;
  channel: EventChannel;
  receivedAt: Date;
  read: Arrival["read"];
}

/** What each would be answered if it were replayed now, by the rules and by what is stored. Stores nothing. */
export async function wouldPass(config: ProjectConfig, events: KeptEvent[]): Promise<Judgement[]> {
  const judged = events.map(({ read, channel, receivedAt }): Judgement => {
    if (!read.ok) return { ok: false, refusal: unreadable(read.problem) };
    return judge(config, channel, receivedAt, read.value);
  });
  const passing = judged.flatMap((judgement) => (judgement.ok ? [judgement.event.envelope] : []));
  const [customers, keys] = await Promise.all([
    knownCustomers(
      config.projectId,
      passing.flatMap(({ customer }) => customer.id ?? []),
    ),
    usedKeys(
      config.projectId,
      passing.flatMap(({ source_id }) => source_id ?? []),
    ),
  ]);
  return judged.map((judgement, at) => {
    const kept = events[at];
    if (!judgement.ok || !kept?.read.ok) return judgement;
    const { value } = kept.read;
    const { customer, source_id } = judgement.event.envelope;
    const used = source_id ? keys.get(source_id) : undefined;
    const isUnknown = Boolean(customer.id) && !customers.has(storedId("customer", customer.id ?? "") ?? "");
    const isTaken = used && used.eventId !== kept.id && used.bodyHash !== bodyHash(value);
    const error = isUnknown
      ? unknownCustomer(customer.id ?? "")
      : isTaken
        ? idempotencyConflict(source_id ?? "")
        : null;
    const refusal = error && refusalOf(error, value, judgement.event);
    return refusal ? { ok: false, refusal } : judgement;
  });
}

async function knownCustomers(projectId: string, publicIds: string[]): Promise<Set<string>> {
  const ids = publicIds.flatMap((id) => storedId("customer", id) ?? []);
  if (ids.length === 0) return new Set();
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id FROM customer WHERE project_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL",
    [projectId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

async function usedKeys(
  projectId: string,
  sourceIds: string[],
): Promise<Map<string, { eventId: string; bodyHash: string }>> {
  if (sourceIds.length === 0) return new Map();
  const { rows } = await pool().query<{ source_id: string; event_id: string; body_hash: string }>(
    `SELECT source_id, event_id, encode(body_hash, 'hex') AS body_hash FROM event_key
     WHERE project_id = $1 AND source_id = ANY($2::text[])`,
    [projectId, sourceIds],
  );
  return new Map(rows.map((row) => [row.source_id, { eventId: row.event_id, bodyHash: row.body_hash }]));
}
