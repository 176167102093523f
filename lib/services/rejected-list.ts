import { z } from "zod";
import { publicId, storedId } from "@/lib/domain/id";
import { type RejectedList, RejectedStatus } from "@/lib/domain/rejected/rejected-event";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { presentRejected, type RejectedRow } from "./rejected-present";

const Text = z.string().min(1).max(400);

export const RejectedListInput = z.object({
  status: RejectedStatus.default("open"),
  problem: Text.optional(),
  event: Text.optional(),
  /** Id of the API key that brought it. */
  key: Text.optional(),
  reason: Text.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Found in the body as it stands there, or as the beginning of the sender's key or the customer's id. */
  q: z.string().trim().min(1).max(200).optional(),
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
function rejectedConditions(ctx: Ctx, input: RejectedListInput): { text: string; values: unknown[] } | null {
  const values: unknown[] = [ctx.projectId, input.status];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const parts = ["r.project_id = $1", "r.status = $2"];
  const keyId = input.key === undefined ? undefined : storedId("apiKey", input.key);
  if (keyId === null) return null;
  if (keyId) parts.push(`r.api_key_id = ${bind(keyId)}`);
  if (input.problem !== undefined) parts.push(`r.problem = ${bind(input.problem)}`);
  if (input.event !== undefined) parts.push(`r.event_name = ${bind(input.event)}`);
  if (input.reason !== undefined) parts.push(`r.reason = ${bind(input.reason)}`);
  if (input.from !== undefined) {
    const from = bind(new Date(input.from));
    // No id is older than its event's arrival: the index is read no further back than that.
    parts.push(`r.received_at >= ${from}::timestamptz`, `r.id >= goodword_uuid_floor(${from}::timestamptz)`);
  }
  if (input.to !== undefined) parts.push(`r.received_at < ${bind(new Date(input.to))}::timestamptz`);
  if (input.q !== undefined) parts.push(searchCondition(input.q, bind));
  if (input.cursor !== undefined) parts.push(`r.id < ${bind(readRejectedCursor(input.cursor))}::uuid`);
  return { text: parts.join(" AND "), values };
}

function searchCondition(text: string, bind: (value: unknown) => string): string {
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
