import Link from "next/link";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventCustomer } from "@/lib/domain/event/event-record";

/** A customer named in a table: leads to her page, above the row's own link. */
export function PersonLink({ customer, project }: { customer: EventCustomer; project: string }) {
  return (
    <Link
      href={`/projects/${project}/customers/${customer.id}`}
      className="relative z-1 truncate rounded-sm text-accent-text underline-offset-2 hover:underline"
    >
      <bdi>{customerName(customer)}</bdi>
    </Link>
  );
}
