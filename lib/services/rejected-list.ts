import { z } from "zod";
import { publicId, storedId } from "@/lib/domain/id";
import { type RejectedList, RejectedStatus, rejectedNarrowing } from "@/lib/domain/rejected/rejected-event";
import { type Bind, binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { presentRejected, type RejectedRow } from "./rejected-present";

const Text = z.string().min(1).max(400);

export const RejectedListInput = z.object({
  status: z.enum([...RejectedStatus.options, "any"]).default("open"),
  problem: Text.optional(),
  event: Text.optional(),
  reason: Text.optional(),
  ...rejectedNarrowing,
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type RejectedListInput = z.infer<typeof RejectedListInput>;

interface Row extends RejectedRow {
  isMended: boolean;
  keyId: string | null;
  keyName: string | null;
}

const columns = `r.id, r.channel, r.received_at AS "receivedAt", r.event_name AS "eventName", r.source_id AS "sourceId",
  r.customer_ref AS "customerRef", r.schema_number AS "schemaNumber", r.reason, r.problem, r.violations, r.status,
  r.resolved_at AS "resolvedAt", r.resolved_by AS "resolvedBy", r.mended IS NOT NULL AS "isMended", k.id AS "keyId",
  k.name AS "keyName"`;

/** A page of the inbox, newest first. */
export async function listRejected(ctx: Ctx, input: RejectedListInput): Promise<RejectedList> {
  const conditions = rejectedConditions(ctx, input);
  if (!conditions) return { data: [], nextCursor: null };
  const { rows } = await pool().query<Row>(
    `SELECT ${columns} FROM (
        SELECT * FROM rejected_event r WHERE ${conditions.text} ORDER BY r.id DESC LIMIT ${input.limit + 1}
      ) r LEFT JOIN api_key k ON k.id = r.api_key_id AND k.project_id = r.project_id
      ORDER BY r.id DESC`,
    conditions.values,
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    data: page.map(({ keyId, keyName, isMended, ...row }) =>
      presentRejected(row, {
        key: keyId && keyName !== null ? { id: publicId("apiKey", keyId), name: keyName } : null,
        isMended,
      }),
    ),
    nextCursor: rows.length > input.limit && last ? publicId("rejectedEvent", last.id) : null,
  };
}

/** Null when what is asked for cannot exist. */
export function rejectedConditions(
  ctx: Ctx,
  { status, problem, event, reason, cursor, ...narrowing }: Omit<RejectedListInput, "limit">,
): { text: string; values: unknown[] } | null {
  const values: unknown[] = [ctx.projectId];
  const bind = binder(values);
  const narrowed = narrowingConditions(narrowing, bind);
  if (!narrowed) return null;
  const parts = ["r.project_id = $1", ...narrowed];
  if (status !== "any") parts.push(`r.status = ${bind(status)}`);
  if (problem !== undefined) parts.push(`r.problem = ${bind(problem)}`);
  if (event !== undefined) parts.push(`r.event_name = ${bind(event)}`);
  if (reason !== undefined) parts.push(`r.reason = ${bind(reason)}`);
  if (cursor !== undefined) parts.push(`r.id < ${bind(readRejectedCursor(cursor))}::uuid`);
  return { text: parts.join(" AND "), values };
}

/** Of rows called `r`. Null when such a key cannot exist. */
export function narrowingConditions(
  { key, from, to, q }: Pick<RejectedListInput, keyof typeof rejectedNarrowing>,
  bind: Bind,
): string[] | null {
  const parts: string[] = [];
  const keyId = key === undefined ? undefined : storedId("apiKey", key);
  if (keyId === null) return null;
  if (keyId) parts.push(`r.api_key_id = ${bind(keyId)}`);
  if (from !== undefined) {
    const since = bind(new Date(from));
    // No id is older than its event's arrival: the index is read no further back than that.
    parts.push(`r.received_at >= ${since}::timestamptz`, `r.id >= goodword_uuid_floor(${since}::timestamptz)`);
  }
  if (to !== undefined) parts.push(`r.received_at < ${bind(new Date(to))}::timestamptz`);
  if (q !== undefined) parts.push(searchCondition(q, bind));
  return parts;
}

function searchCondition(text: string, bind: Bind): string {
  const id = storedId("rejectedEvent", text);
  if (id) return `r.id = ${bind(id)}::uuid`;
  const plain = bind(text.replaceAll("\u0000", "").toWellFormed());
  // Bytes are looked for among bytes: the body may be no text at all.
  return `(starts_with(lower(r.source_id), lower(${plain})) OR starts_with(lower(r.customer_ref), lower(${plain}))
    OR position(convert_to(${plain}, 'UTF8') IN r.raw) > 0)`;
}

export function readRejectedCursor(text: string): string {
  const id = storedId("rejectedEvent", text);
  if (id) return id;
  throw new AppError("invalid_query_params", { details: "cursor: take it from nextCursor of the answer before" });
}
