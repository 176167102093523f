import { publicId } from "@/lib/domain/id";
import type { JudgedEvent } from "@/lib/domain/ingest/judge-event";
import type { RecordedEvent } from "@/lib/pipeline/record/new-event";

/** A recorded event as the wire answers it, with our additions. */
export function eventAnswer({
  recorded,
  event,
}: {
  recorded: RecordedEvent;
  event: JudgedEvent;
}): Record<string, unknown> {
  const { envelope, metadata } = event;
  const { customer, code } = recorded;
  return {
    id: publicId("event", recorded.id),
    object: "event",
    type: envelope.event,
    customer: {
      id: publicId("customer", customer.id),
      source_id: customer.source_id,
      name: customer.name,
      email: customer.email,
      metadata: customer.metadata,
      object: "customer",
    },
    referral: envelope.referral
      ? {
          code: envelope.referral.code,
          referrer_id: code?.holderId ? publicId("customer", code.holderId) : null,
          id: code ? publicId("code", code.id) : null,
        }
      : null,
    loyalty: envelope.loyalty ?? null,
    metadata,
    source_id: envelope.source_id ?? null,
    occurred_at: recorded.occurredAt.toISOString(),
    received_at: recorded.receivedAt.toISOString(),
    replayed: recorded.isReplay,
  };
}
