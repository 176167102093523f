import { publicId } from "@/lib/domain/id";
import type { Erasure } from "@/lib/services/customer-deletion";

export function wireErasure({ id, customerId, events, at }: Erasure): Record<string, unknown> {
  return {
    id: publicId("deletion", id),
    created_at: at,
    related_object_id: publicId("customer", customerId),
    related_object: "customer",
    status: "DONE",
    data_json: {
      events,
      customer_events: events,
      daily_events: 0,
      segments: 0,
      orders: 0,
      order_events: 0,
      customer: 1,
    },
    // Spelled as the wire spells it: clients compare with it.
    object: "pernament_deletion",
  };
}
