import { newId } from "@/lib/server/new-id";
import { isoTime, jsonArray, plainArray, textArray } from "./array-text";
import type { CustomerMemory, RememberedCustomer } from "./customer-memory";
import type { NewEvent } from "./new-event";

/** A customer of the group, at her place in the statement. */
export interface Who {
  index: number;
  key: string;
  event: NewEvent;
  remembered: RememberedCustomer | undefined;
}

/** Each customer of the group once, as the process remembers her. */
export function distinctCustomers(events: NewEvent[], memory: CustomerMemory): Who[] {
  const people = new Map<string, Who>();
  for (const event of events) {
    const key = event.customerKey;
    if (!people.has(key)) people.set(key, { index: people.size, key, event, remembered: memory.get(key) });
  }
  return [...people.values()];
}

/** $1 to $18 of the record statement. */
export function eventColumns(events: NewEvent[], people: Who[]): unknown[] {
  const indexOf = new Map(people.map(({ key, index }) => [key, index]));
  return [
    plainArray(events.map((event) => event.id)),
    plainArray(events.map((event) => event.projectId)),
    plainArray(events.map((event) => event.eventSchemaId)),
    plainArray(events.map((event) => event.schemaNumber)),
    plainArray(events.map((event) => indexOf.get(event.customerKey) ?? null)),
    plainArray(events.map((event) => isoTime(event.occurredAt))),
    plainArray(events.map((event) => isoTime(event.receivedAt))),
    plainArray(events.map((event) => event.apiKeyId)),
    plainArray(events.map((event) => event.channel)),
    textArray(events.map((event) => event.sourceId)),
    plainArray(events.map((event) => (event.bodyHash === null ? null : `\\\\x${event.bodyHash}`))),
    textArray(events.map((event) => event.referralCode)),
    textArray(events.map((event) => event.referralCodeKey)),
    plainArray(events.map((event) => event.isListened)),
    plainArray(events.map((event) => event.configVersion)),
    jsonArray(events.map((event) => event.metadata)),
    jsonArray(events.map((event) => event.marks)),
    jsonArray(events.map((event) => event.context)),
  ];
}

/** $19 to $24. */
export function customerColumns(people: Who[], isAgain: boolean): unknown[] {
  return [
    plainArray(people.map(({ index }) => index)),
    plainArray(people.map(({ event }) => event.projectId)),
    textArray(people.map(({ event }) => ("sourceId" in event.customer ? event.customer.sourceId : null))),
    plainArray(people.map(({ remembered }) => remembered?.id ?? newId())),
    plainArray(people.map(({ remembered }) => remembered?.version ?? null)),
    jsonArray(people.map((person) => patchToMerge(person, isAgain))),
  ];
}

/** The second time everybody is merged, even with nothing: what is read back then is never stale. */
function patchToMerge({ event, remembered }: Who, isAgain: boolean): string | null {
  const { patch } = event.customer;
  return remembered && !isAgain && (patch === "{}" || patch === remembered.patch) ? null : patch;
}
