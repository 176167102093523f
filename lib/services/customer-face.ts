import type { EventCustomer } from "@/lib/domain/event/event-record";
import { publicId } from "@/lib/domain/id";

/** What a customer is called by, wherever she is named. */
export interface CustomerColumns {
  id: string;
  source_id: string | null;
  name: string | null;
  email: string | null;
}

/** The columns above, of a table's alias, as one JSON value. */
export const customerJson = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'source_id', ${alias}.source_id, 'name', ${alias}.name, 'email', ${alias}.email)`;

export function customerFace({ id, source_id, name, email }: CustomerColumns): EventCustomer {
  return { id: publicId("customer", id), sourceId: source_id, name, email };
}
