import type { CustomerSummary } from "./new-event";

export interface RememberedCustomer {
  id: string;
  version: number;
  /** The patch last merged by this process at that version: the same again changes nothing. */
  patch: string;
  summary: CustomerSummary;
}

/**
 * Customers this process has met, so that an event of an unchanged customer costs no write. Only a memory: the record
 * statement checks each version, so that what is remembered wrongly is found out before anything is stored.
 *
 * Bounded by count; the one met longest ago goes first (a Map keeps the order of insertion).
 */
export class CustomerMemory {
  readonly #entriesMax: number;
  readonly #entries = new Map<string, RememberedCustomer>();

  constructor(entriesMax: number) {
    this.#entriesMax = entriesMax;
  }

  /** Meeting her again: what was asked for while her event waits is still there when it is written. */
  get(key: string): RememberedCustomer | undefined {
    const customer = this.#entries.get(key);
    if (customer) this.set(key, customer);
    return customer;
  }

  set(key: string, customer: RememberedCustomer): void {
    this.#entries.delete(key);
    this.#entries.set(key, customer);
    if (this.#entries.size <= this.#entriesMax) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }
}
