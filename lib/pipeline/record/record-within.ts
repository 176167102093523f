import type pg from "pg";
import { presentTime } from "@/lib/server/clock";
import { writeNotices } from "../deliver/outbox";
import { acceptedNotices } from "./accepted-notices";
import type { CustomerSummary, NewEvent } from "./new-event";
import { distinctCustomers } from "./record-columns";
import { attemptsMax, memory, rememberCustomer, runOn, storedCustomers } from "./recorder";

/** The plan that the recorder's own pool is held to, for this transaction. */
const planSettings =
  "SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off";

/**
 * Records one event by the statement that records them all, in the transaction of whoever asks: what is written beside it is
 * stored with it or not at all. Null when its key was used before. The process remembers nothing of a customer who is made
 * here, because nobody knows yet whether it will be committed.
 */
export async function recordWithin(client: pg.PoolClient, event: NewEvent): Promise<CustomerSummary | null> {
  await client.query(planSettings);
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    await rememberCustomer(event, client);
    const people = distinctCustomers([event], memory);
    const row = await runOn(client, [event], people, attempt > 1);
    if (!row.stale) {
      const customerOf = storedCustomers(people, row);
      await writeNotices(client, acceptedNotices([event], customerOf, presentTime()));
      return customerOf(event) ?? null;
    }
    for (const index of row.stale) memory.forget(people[index]?.key ?? "");
  }
  throw new Error("a customer kept changing under the event");
}
