import { nextTry } from "@/lib/domain/webhook/next-attempt";
import { pool } from "@/lib/server/db";
import type { ClaimedMessage } from "./claim";
import type { SendResult } from "./send-message";

/** Only who still has the message in hand says what becomes of it: the attempt of whoever took it up has a higher number. */
const finishStatement = `
UPDATE message SET leased_until = NULL, status = $3::text, skip_reason = $4::text, error = $5::text, provider_id = coalesce($6::text, provider_id),
  next_attempt_at = coalesce($7::timestamptz, next_attempt_at), sent_at = CASE WHEN $3::text = 'sent' THEN clock_timestamp() ELSE sent_at END,
  address = coalesce($8::text, address)
WHERE id = $1 AND attempts = $2`;

export async function finishMessage(message: ClaimedMessage, result: SendResult): Promise<void> {
  const error = "error" in result ? result.error.slice(0, 300) : null;
  const next =
    result.status === "again"
      ? nextTry({ ...message, endedAt: new Date(), retryAfterMs: null, random: Math.random() })
      : null;
  const status = result.status === "again" ? (next ? "queued" : "failed") : result.status;
  await pool().query({
    name: "finish message",
    text: finishStatement,
    values: [
      ...[message.id, message.number, status],
      ...[result.status === "skipped" ? result.reason : null, error],
      ...[result.status === "sent" ? result.providerId : null, next?.toISOString() ?? null],
      result.status === "sent" || result.status === "failed" ? message.email : null,
    ],
  });
}
