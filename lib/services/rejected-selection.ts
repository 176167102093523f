import { publicId, storedId } from "@/lib/domain/id";
import type { RejectedSelection, RejectedStatus } from "@/lib/domain/rejected/rejected-event";
import type { RejectedEvent } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool, type Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { readRejectedCursor, rejectedConditions } from "./rejected-list";

/** The rejected events that a request is about, in its order. */
export interface Selected {
  asked: { text: string; id: string | null }[];
  nextCursor: string | null;
}

/** By ids as they stand there; of a problem those of the status, the oldest first, so that they are dealt with as they came. */
export async function selectRejected(
  ctx: Ctx,
  { ids, limit, cursor, ...filter }: RejectedSelection,
  status: RejectedStatus,
): Promise<Selected> {
  if (ids) return { asked: ids.map((text) => ({ text, id: storedId("rejectedEvent", text) })), nextCursor: null };
  const conditions = rejectedConditions(ctx, { ...filter, status });
  if (!conditions) return { asked: [], nextCursor: null };
  const { text, values } = conditions;
  const behind = cursor === undefined ? "" : `AND r.id > $${values.push(readRejectedCursor(cursor))}::uuid`;
  const { rows } = await pool().query<{ id: string }>(
    `SELECT r.id FROM rejected_event r WHERE ${text} ${behind} ORDER BY r.id LIMIT ${limit + 1}`,
    values,
  );
  const page = rows.slice(0, limit).map(({ id }) => ({ text: publicId("rejectedEvent", id), id }));
  return { asked: page, nextCursor: rows.length > limit ? (page.at(-1)?.text ?? null) : null };
}

const chunkRows = 100;

/** The stored ids, each once, sorted, in parts that are read, locked and written together. */
export function chunksOf({ asked }: Selected): string[][] {
  const ids = [...new Set(asked.flatMap(({ id }) => id ?? []))].sort();
  return Array.from({ length: Math.ceil(ids.length / chunkRows) }, (_, at) =>
    ids.slice(at * chunkRows, (at + 1) * chunkRows),
  );
}

/** One answer for each event asked about. Not found as a whole when none of them is there. */
export function aligned<T extends { id: string }>(
  { asked }: Selected,
  answers: Map<string, T>,
  missing: (id: string) => T,
): T[] {
  const [first] = asked;
  if (first && answers.size === 0) throw notFound("rejected_event", first.text);
  return asked.map(({ text, id }) => answers.get(id ?? "") ?? missing(text));
}

export function readRejected(ctx: Ctx, ids: string[], tx: Pick<Tx, "rejectedEvent"> = db()): Promise<RejectedEvent[]> {
  return tx.rejectedEvent.findMany({ where: { projectId: ctx.projectId, id: { in: ids } }, orderBy: { id: "asc" } });
}

/** Holds them until the transaction ends; always in the order of their ids, so that two who overlap do not deadlock. */
export async function lockRejected(tx: Tx, ctx: Ctx, ids: string[]): Promise<RejectedEvent[]> {
  await tx.$queryRaw`SELECT 1 FROM rejected_event
    WHERE project_id = ${ctx.projectId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return readRejected(ctx, ids, tx);
}

export function settledMeanwhile(): AppError {
  return new AppError("edit_conflict", { details: "Somebody else replayed, dismissed or opened these meanwhile." });
}
