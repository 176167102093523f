import { publicId } from "@/lib/domain/id";
import type { NewNotice } from "@/lib/domain/webhook/notice-body";
import { newId } from "@/lib/server/new-id";
import type { CustomerSummary, NewEvent } from "./new-event";

/** What the endpoints are told of events that were just stored. */
export function acceptedNotices(
  events: NewEvent[],
  customerOf: (event: NewEvent) => CustomerSummary | undefined,
  createdAt: Date,
): NewNotice[] {
  return events.flatMap((event) => {
    const customer = customerOf(event);
    if (event.announcedAs === null || !customer) return [];
    return [
      {
        id: newId(),
        projectId: event.projectId,
        type: "event.accepted" as const,
        subjectKind: "event" as const,
        subjectId: event.id,
        occurredAt: event.occurredAt,
        createdAt,
        data: dataOf(event, event.announcedAs, customer),
      },
    ];
  });
}

function dataOf(event: NewEvent, name: string, customer: CustomerSummary): Record<string, unknown> {
  const customerId = publicId("customer", customer.id);
  return {
    event: {
      id: publicId("event", event.id),
      object: "event",
      type: name,
      source_id: event.sourceId,
      channel: event.channel,
      occurred_at: event.occurredAt.toISOString(),
      created_at: event.receivedAt.toISOString(),
      customer: { id: customerId },
      referral: event.referralCode === null ? null : { code: event.referralCode },
      metadata: JSON.parse(event.metadata),
    },
    event_schema: { id: publicId("eventSchema", event.eventSchemaId), name, version: event.schemaNumber },
    customer: {
      id: customerId,
      object: "customer",
      source_id: customer.source_id,
      name: customer.name,
      email: customer.email,
      metadata: customer.metadata,
    },
  };
}
