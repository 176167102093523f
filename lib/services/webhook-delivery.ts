import { publicId, storedId } from "@/lib/domain/id";
import type { Delivery, DeliveryAttempt, DeliveryDetail, DeliveryQuery } from "@/lib/domain/webhook/delivery";
import type { DeliveryStatus } from "@/lib/domain/webhook/delivery-status";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { badCursor } from "@/lib/server/page-cursor";
import { requireStoredId } from "@/lib/server/stored-id";
import { findEndpoint } from "./webhook-endpoint";

const attemptsShownMax = 100;

interface DeliveryRow {
  notice_id: string;
  endpoint_id: string;
  type: string;
  status: DeliveryStatus;
  attempts: number;
  created_at: Date;
  next_attempt_at: Date;
  last_attempt_at: Date | null;
  status_code: number | null;
  duration_ms: number | null;
  error: string | null;
}

const columns = `d.notice_id, d.endpoint_id, d.type, d.status, d.attempts, n.created_at, d.next_attempt_at, d.last_attempt_at,
  d.status_code, d.duration_ms, d.error`;
const joins = "JOIN notice n ON n.id = d.notice_id AND n.project_id = d.project_id";

function present(row: DeliveryRow): Delivery {
  return {
    id: publicId("notice", row.notice_id),
    endpointId: publicId("webhookEndpoint", row.endpoint_id),
    type: row.type,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: row.status === "pending" ? row.next_attempt_at.toISOString() : null,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    statusCode: row.status_code,
    durationMs: row.duration_ms,
    error: row.status === "delivered" ? null : row.error,
  };
}

/** The newest notice first; those of deleted endpoints are not shown. */
export async function listDeliveries(ctx: Ctx, query: DeliveryQuery) {
  const values: unknown[] = [ctx.projectId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const endpointId = query.endpoint === undefined ? null : (await findEndpoint(db(), ctx, query.endpoint)).id;
  const after = readCursor(query.cursor);
  const conditions = [
    "d.project_id = $1",
    endpointId
      ? `d.endpoint_id = ${bind(endpointId)}`
      : "d.endpoint_id IN (SELECT id FROM webhook_endpoint WHERE project_id = $1 AND deleted_at IS NULL)",
    ...(query.status ? [`d.status = ANY(${bind(query.status)}::text[])`] : []),
    ...(query.type ? [`d.type = ANY(${bind(query.type)}::text[])`] : []),
    ...(query.from ? [`d.notice_id >= goodword_uuid_floor(${bind(query.from.toISOString())}::timestamptz)`] : []),
    ...(query.to ? [`d.notice_id < goodword_uuid_floor(${bind(query.to.toISOString())}::timestamptz)`] : []),
    ...(after
      ? [`(d.notice_id, d.endpoint_id) < (${bind(after.noticeId)}::uuid, ${bind(after.endpointId)}::uuid)`]
      : []),
  ];
  const { rows } = await pool().query<DeliveryRow>(
    `SELECT ${columns} FROM delivery d ${joins} WHERE ${conditions.join(" AND ")}
      ORDER BY d.notice_id DESC, d.endpoint_id DESC LIMIT ${bind(query.limit + 1)}`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return { data: page.map(present), nextCursor: rows.length > query.limit && last ? cursorOf(last) : null };
}

function cursorOf({ notice_id, endpoint_id }: DeliveryRow): string {
  return `${publicId("notice", notice_id)}.${publicId("webhookEndpoint", endpoint_id)}`;
}

function readCursor(text: string | undefined): { noticeId: string; endpointId: string } | null {
  if (text === undefined) return null;
  const [notice = "", endpoint = ""] = text.split(".");
  const [noticeId, endpointId] = [storedId("notice", notice), storedId("webhookEndpoint", endpoint)];
  if (!noticeId || !endpointId) throw badCursor();
  return { noticeId, endpointId };
}

interface DetailRow extends DeliveryRow {
  url: string;
  occurred_at: Date;
  body: string;
}

export async function getDelivery(ctx: Ctx, endpointKey: string, noticeKey: string): Promise<DeliveryDetail> {
  const endpoint = await findEndpoint(db(), ctx, endpointKey);
  const key = [ctx.projectId, endpoint.id, requireStoredId("notice", "delivery", noticeKey)];
  const [found, attempts] = await Promise.all([
    pool().query<DetailRow>(
      `SELECT ${columns}, n.occurred_at, n.body FROM delivery d ${joins}
        WHERE d.project_id = $1 AND d.endpoint_id = $2 AND d.notice_id = $3`,
      key,
    ),
    pool().query<AttemptRow>(
      `SELECT number, started_at, ended_at, duration_ms, status_code, error, request_headers, response_headers, response_body
        FROM delivery_attempt WHERE project_id = $1 AND endpoint_id = $2 AND notice_id = $3 ORDER BY number DESC LIMIT $4`,
      [...key, attemptsShownMax],
    ),
  ]);
  const [row] = found.rows;
  if (!row) throw notFound("delivery", noticeKey.slice(0, 100));
  return {
    ...present(row),
    url: endpoint.url,
    occurredAt: row.occurred_at.toISOString(),
    body: row.body,
    log: attempts.rows.map(presentAttempt),
  };
}

interface AttemptRow {
  number: number;
  started_at: Date;
  ended_at: Date | null;
  duration_ms: number | null;
  status_code: number | null;
  error: string | null;
  request_headers: Record<string, string> | null;
  response_headers: Record<string, string> | null;
  response_body: string | null;
}

function presentAttempt(row: AttemptRow): DeliveryAttempt {
  return {
    number: row.number,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    durationMs: row.duration_ms,
    statusCode: row.status_code,
    error: row.error,
    requestHeaders: row.request_headers,
    responseHeaders: row.response_headers,
    responseBody: row.response_body,
  };
}
