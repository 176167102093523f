import type { EventCustomer } from "./event-record";

/** How a person is called on a screen: by name, else by what the app or we know her by. */
export function customerName(customer: EventCustomer): string {
  return customer.name?.trim() || customer.email || customer.sourceId || "An unnamed customer";
}

/** "Nora" of "Nora Ryan"; an address stays whole. */
export function firstName(customer: EventCustomer): string {
  const name = customer.name?.trim();
  return name ? (name.split(/\s+/)[0] ?? name) : customerName(customer);
}
