import { setTimeout as sleep } from "node:timers/promises";
import { disabledBy } from "@/lib/domain/webhook/endpoint-health";
import { nextAttempt } from "@/lib/domain/webhook/next-attempt";
import { pool } from "@/lib/server/db";
import { sqlState } from "@/lib/server/write";
import type { AttemptResult } from "./attempt";
import type { ClaimedDelivery } from "./claim";
import { disableEndpoint } from "./disable-endpoint";

/**
 * Notes how an attempt ended. Only who still has the delivery in hand says what becomes of it: a lease that ran out was
 * taken up by another, whose attempt has a higher number.
 */
const finishStatement = `
WITH logged AS (
  UPDATE delivery_attempt SET ended_at = $5::timestamptz, duration_ms = $6, status_code = $7, error = $8,
    request_headers = $9::json, response_headers = $10::json, response_body = $11
  WHERE project_id = $1 AND endpoint_id = $2 AND notice_id = $3 AND number = $4
), done AS (
  UPDATE delivery SET leased_until = NULL, duration_ms = $6, status_code = $7, error = $8,
    next_attempt_at = coalesce($13::timestamptz, next_attempt_at),
    step = CASE WHEN $12 = 'cut off' THEN greatest(0, step - 1) ELSE step END,
    status = CASE WHEN $12 = 'delivered' THEN 'delivered' WHEN status <> 'pending' THEN status
      WHEN $13::timestamptz IS NULL THEN 'failed' ELSE 'pending' END
  WHERE project_id = $1 AND endpoint_id = $2 AND notice_id = $3 AND attempts = $4
), counted AS (
  INSERT INTO delivery_count AS k (project_id, endpoint_id, hour, delivered, failed)
  SELECT $1, $2, date_trunc('hour', $5::timestamptz, 'UTC'), ($12 = 'delivered')::int, ($12 <> 'delivered')::int
  WHERE $12 <> 'cut off'
  ON CONFLICT (project_id, endpoint_id, hour)
    DO UPDATE SET delivered = k.delivered + excluded.delivered, failed = k.failed + excluded.failed
), healed AS (
  UPDATE webhook_endpoint SET failures = 0, failing_since = NULL
  WHERE id = $2 AND project_id = $1 AND $12 = 'delivered' AND failures > 0
), worse AS (
  UPDATE webhook_endpoint SET failures = failures + 1, failing_since = coalesce(failing_since, $5::timestamptz)
  WHERE id = $2 AND project_id = $1 AND $12 IN ('failed', 'gone') RETURNING failures, failing_since
)
SELECT failures, failing_since AS "failingSince" FROM worse
`;

export async function finishAttempt(delivery: ClaimedDelivery, result: AttemptResult): Promise<void> {
  const { projectId, endpointId, noticeId, number } = delivery;
  const { rows } = await withRetries(() =>
    pool().query<{ failures: number; failingSince: Date }>({
      name: "finish attempt",
      text: finishStatement,
      values: [
        ...[projectId, endpointId, noticeId, number],
        ...[result.endedAt.toISOString(), result.durationMs, result.statusCode, result.error],
        ...[asJson(result.requestHeaders), asJson(result.responseHeaders), result.responseBody],
        ...[result.outcome, nextOf(delivery, result)?.toISOString() ?? null],
      ],
    }),
  );
  const [health] = rows;
  if (!health || (result.outcome !== "failed" && result.outcome !== "gone")) return;
  const reason = disabledBy({ ...health, outcome: result.outcome }, result.endedAt);
  if (reason) await withRetries(() => disableEndpoint(projectId, endpointId, reason));
}

function nextOf({ type, step, dueSince }: ClaimedDelivery, { outcome, endedAt, retryAfterMs }: AttemptResult) {
  if (outcome === "cut off") return endedAt;
  if (outcome !== "failed") return null;
  return nextAttempt({ type, step, dueSince, endedAt, retryAfterMs, random: Math.random() });
}

const asJson = (value: unknown) => (value === null ? null : JSON.stringify(value));

const triesMax = 4;

/** What was sent must not be sent again because two transactions met or the database was away for a moment. */
async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries === triesMax) throw error;
      if (sqlState(error) !== "40P01") await sleep(250 * tries);
    }
  }
}
