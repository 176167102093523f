import { publicId } from "@/lib/domain/id";
import type { WebhookEndpoint as WebhookEndpointShown } from "@/lib/domain/webhook/endpoint";
import { isNoticeType } from "@/lib/domain/webhook/notice-type";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

const hoursShown = 24;
const hourMs = 3_600_000;
/** More are not counted for a list. */
const pendingMax = 1_000;

export async function presentEndpoint(ctx: Ctx, endpoint: WebhookEndpoint): Promise<WebhookEndpointShown> {
  const [shown] = await presentEndpoints(ctx, [endpoint]);
  if (!shown) throw new Error("an endpoint came to nothing");
  return shown;
}

/** Endpoints with how they fare: their last day by the hour, what waits for them, and what became of the newest notice. */
export async function presentEndpoints(ctx: Ctx, endpoints: WebhookEndpoint[]): Promise<WebhookEndpointShown[]> {
  const ids = endpoints.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [counts, fares] = await Promise.all([readHours(ctx, ids), readFares(ctx, ids)]);
  return endpoints.map((endpoint) => ({
    id: publicId("webhookEndpoint", endpoint.id),
    url: endpoint.url,
    description: endpoint.description,
    types: endpoint.types.filter(isNoticeType),
    status: endpoint.status === "active" ? "active" : "disabled",
    disabledReason: reasonOf(endpoint),
    disabledAt: endpoint.disabledAt?.toISOString() ?? null,
    failingSince: endpoint.failingSince?.toISOString() ?? null,
    previousSecretEndsAt:
      endpoint.previousSecretEndsAt && endpoint.previousSecretEndsAt > ctx.now
        ? endpoint.previousSecretEndsAt.toISOString()
        : null,
    createdAt: endpoint.createdAt.toISOString(),
    hours: hoursOf(counts.get(endpoint.id), ctx.now),
    ...(fares.get(endpoint.id) ?? { pending: { count: 0, isMore: false }, lastAttempt: null }),
  }));
}

function reasonOf({ disabledReason }: WebhookEndpoint): WebhookEndpointShown["disabledReason"] {
  return disabledReason === "person" || disabledReason === "gone" || disabledReason === "failing"
    ? disabledReason
    : null;
}

type Counts = Map<number, { delivered: number; failed: number }>;

function hoursOf(counts: Counts | undefined, now: Date): WebhookEndpointShown["hours"] {
  const last = Math.floor(now.getTime() / hourMs) * hourMs;
  return Array.from({ length: hoursShown }, (_, at) => {
    const hour = last - (hoursShown - 1 - at) * hourMs;
    return { at: new Date(hour).toISOString(), ...(counts?.get(hour) ?? { delivered: 0, failed: 0 }) };
  });
}

async function readHours(ctx: Ctx, ids: string[]): Promise<Map<string, Counts>> {
  const { rows } = await pool().query<{ endpoint_id: string; hour: Date; delivered: number; failed: number }>(
    `SELECT endpoint_id, hour, delivered, failed FROM delivery_count
      WHERE project_id = $1 AND endpoint_id = ANY($2::uuid[]) AND hour > $3::timestamptz - make_interval(hours => $4)`,
    [ctx.projectId, ids, ctx.now.toISOString(), hoursShown],
  );
  const found = new Map<string, Counts>();
  for (const { endpoint_id, hour, delivered, failed } of rows) {
    const counts = found.get(endpoint_id) ?? new Map();
    found.set(endpoint_id, counts.set(hour.getTime(), { delivered, failed }));
  }
  return found;
}

interface FareRow {
  endpoint_id: string;
  pending: number;
  last_attempt_at: Date | null;
  status: string | null;
  status_code: number | null;
  error: string | null;
}

async function readFares(ctx: Ctx, ids: string[]) {
  const { rows } = await pool().query<FareRow>(
    `SELECT t.endpoint_id, p.pending, l.last_attempt_at, l.status, l.status_code, l.error
      FROM unnest($2::uuid[]) t(endpoint_id)
        CROSS JOIN LATERAL (SELECT count(*)::int AS pending FROM (SELECT FROM delivery d
          WHERE d.endpoint_id = t.endpoint_id AND d.project_id = $1 AND d.status = 'pending' LIMIT $3) w) p
        LEFT JOIN LATERAL (SELECT d.last_attempt_at, d.status, d.status_code, d.error FROM delivery d
          WHERE d.project_id = $1 AND d.endpoint_id = t.endpoint_id AND d.attempts > 0 ORDER BY d.notice_id DESC LIMIT 1) l ON true`,
    [ctx.projectId, ids, pendingMax + 1],
  );
  return new Map(
    rows.map((row) => [
      row.endpoint_id,
      {
        pending: { count: Math.min(row.pending, pendingMax), isMore: row.pending > pendingMax },
        lastAttempt: row.last_attempt_at && {
          at: row.last_attempt_at.toISOString(),
          status: row.status ?? "",
          statusCode: row.status_code,
          error: row.error,
        },
      },
    ]),
  );
}
