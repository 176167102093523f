import { pool } from "@/lib/server/db";
import type { DueEvent } from "../decide/due-event";

/** An event that was stored, as the rules are given it. */
export interface PastEvent extends DueEvent {
  receivedAt: Date;
}

/** Events of these schemas, and those of any other that name a code. */
export interface PastSpan {
  projectId: string;
  schemas: { id: string; isGoal: boolean }[];
  since: Date;
  until: Date;
}

const eventsPerChunk = 2_000;
const sliceMs = 43_200_000;

interface PastRow
  extends Omit<PastEvent, "projectId" | "configVersion" | "attempts" | "again" | "rerun" | "trace" | "madeCustomer"> {
  context: { ip?: string | null; user_agent?: string | null; device_id?: string | null } | null;
  customerEffect: string | null;
}

const columns = `id, event_schema_id AS "eventSchemaId", customer_id AS "customerId", occurred_at AS "occurredAt",
  received_at AS "receivedAt", channel, referral_code AS "referralCode", metadata AS payload, context,
  customer_effect AS "customerEffect"`;

/** The slices of a span: each statement is about one, so that none takes long however much nobody waits for lies between. */
function* slicesOf({ since, until }: PastSpan): Generator<{ from: Date; to: Date }> {
  for (let from = since.getTime(); from < until.getTime(); from += sliceMs) {
    yield { from: new Date(from), to: new Date(Math.min(from + sliceMs, until.getTime())) };
  }
}

/** In the order they occurred, a bounded number at a time. */
export async function* pastEvents(span: PastSpan): AsyncGenerator<PastEvent[]> {
  for (const { from, to } of slicesOf(span)) {
    let after = { at: from, id: "00000000-0000-0000-0000-000000000000" };
    for (;;) {
      const chunk = await readChunk(span, after, to);
      if (chunk.length > 0) yield chunk;
      const last = chunk.at(-1);
      if (!last || chunk.length < eventsPerChunk) break;
      after = { at: last.occurredAt, id: last.id };
    }
  }
}

async function readChunk(span: PastSpan, after: { at: Date; id: string }, to: Date): Promise<PastEvent[]> {
  const { rows } = await pool().query<PastRow>({
    name: "past events",
    text: `SELECT e.* FROM unnest($2::uuid[], $3::boolean[]) s(id, is_goal)
      CROSS JOIN LATERAL (SELECT ${columns} FROM event
        WHERE project_id = $1 AND event_schema_id = s.id AND occurred_at >= $4 AND occurred_at < $6
          AND (occurred_at > $4 OR id > $5) AND (s.is_goal OR referral_code IS NOT NULL)
        ORDER BY occurred_at, event.id LIMIT ${eventsPerChunk}) e
      ORDER BY e."occurredAt", e.id LIMIT ${eventsPerChunk}`,
    values: [...schemaColumns(span), after.at.toISOString(), after.id, to.toISOString()],
  });
  return rows.map((row) => pastEvent(span.projectId, row));
}

/** How many there are, told slice by slice. */
export async function* countPastEvents(span: PastSpan): AsyncGenerator<number> {
  for (const { from, to } of slicesOf(span)) {
    const { rows } = await pool().query<{ events: number }>({
      name: "count past events",
      text: `SELECT count(*)::int AS events FROM unnest($2::uuid[], $3::boolean[]) s(id, is_goal)
        JOIN event e ON e.event_schema_id = s.id
        WHERE e.project_id = $1 AND e.occurred_at >= $4 AND e.occurred_at < $5 AND (s.is_goal OR e.referral_code IS NOT NULL)`,
      values: [...schemaColumns(span), from.toISOString(), to.toISOString()],
    });
    yield rows[0]?.events ?? 0;
  }
}

function schemaColumns({ projectId, schemas }: PastSpan): unknown[] {
  return [projectId, schemas.map(({ id }) => id), schemas.map(({ isGoal }) => isGoal)];
}

const waitingMax = 1_000;

/**
 * What may have waited for somebody's code: events of the goals that the same customer sent in the days before, by the id of
 * the event that names it.
 */
export async function eventsWaiting(
  projectId: string,
  arrivals: PastEvent[],
  { schemas, days }: { schemas: string[]; days: number },
): Promise<Map<string, PastEvent[]>> {
  const waiting = new Map<string, PastEvent[]>();
  if (arrivals.length === 0 || days === 0) return waiting;
  const { rows } = await pool().query<PastRow & { arrival: string }>({
    name: "past events waiting",
    text: `SELECT a.id AS arrival, e.* FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) a(id, customer_id, at)
      CROSS JOIN LATERAL (SELECT ${columns} FROM event
        WHERE customer_id = a.customer_id AND project_id = $1 AND event_schema_id = ANY($5::uuid[])
          AND occurred_at >= a.at - make_interval(days => $6) AND (occurred_at, event.id) < (a.at, a.id)
        ORDER BY event.id DESC LIMIT ${waitingMax}) e
      ORDER BY e.id`,
    values: [
      projectId,
      arrivals.map(({ id }) => id),
      arrivals.map(({ customerId }) => customerId),
      arrivals.map(({ occurredAt }) => occurredAt.toISOString()),
      schemas,
      days,
    ],
  });
  for (const { arrival, ...row } of rows) {
    const held = waiting.get(arrival) ?? [];
    held.push(pastEvent(projectId, row));
    waiting.set(arrival, held);
  }
  return waiting;
}

function pastEvent(projectId: string, { context, customerEffect, ...row }: PastRow): PastEvent {
  return {
    ...row,
    projectId,
    attempts: 0,
    configVersion: 0,
    again: false,
    rerun: null,
    madeCustomer: customerEffect === "created",
    trace: context && {
      ip: context.ip ?? null,
      userAgent: context.user_agent ?? null,
      deviceId: context.device_id ?? null,
    },
  };
}
