import type { EventRecord } from "./event-record";

/** The event as it was posted, as far as it is kept: sent again under the same source_id it is stored once. */
export function eventRequest(event: EventRecord): Record<string, unknown> {
  const { customer, customerSent, sourceId, referralCode } = event;
  const sent = typeof customerSent === "object" && customerSent !== null ? customerSent : {};
  return {
    event: event.name,
    ...(sourceId === null ? {} : { source_id: sourceId }),
    customer: { ...(customer.sourceId === null ? { id: customer.id } : { source_id: customer.sourceId }), ...sent },
    ...(referralCode === null ? {} : { referral: { code: referralCode } }),
    occurred_at: event.occurredAt,
    metadata: event.metadata,
  };
}
