import { publicId } from "@/lib/domain/id";
import { presentTime } from "@/lib/server/clock";
import { recordPool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { sqlState } from "@/lib/server/write";
import { isoTime, jsonArray, plainArray } from "./array-text";
import { CustomerMemory, type RememberedCustomer } from "./customer-memory";
import { GroupCommit } from "./group-commit";
import { type CustomerSummary, customerKeyOf, type NewEvent, type RecordedEvent } from "./new-event";
import { recordStatement } from "./record-statement";
import { findCustomer, readReplays } from "./stored-event";

interface Item {
  event: NewEvent;
  /** She was looked up, and must still be remembered when the event is written. */
  mustBeKnown: boolean;
  result: RecordedEvent | null;
  error: unknown;
}

interface Who {
  index: number;
  key: string;
  event: NewEvent;
  remembered: RememberedCustomer | undefined;
}

interface RecordRow {
  stale: number[] | null;
  repeated: string[] | null;
  customers: (CustomerSummary & { who: number; version: number })[] | null;
  codes: { event: string; id: string; holder: string | null }[] | null;
}

const memory = new CustomerMemory(50_000);
/** Events of the same key that are under way in this process: the later ones wait for the first and then ask for it. */
const underway = new Map<string, Promise<boolean>>();

const groupsOf = (groupsMax: number) =>
  new GroupCommit<Item>({
    groupsMax,
    besideMin: 200,
    itemsPerGroupMax: 500,
    waitingMax: 8_000,
    bytesMax: 64 * 1024 * 1024,
    bytesOf: ({ event }) => event.metadata.length + event.customer.patch.length + 400,
    beginGroup,
    flush,
  });

const arriving = groupsOf(2);
/**
 * Events replayed out of the rejected inbox. They bring their ids, and a group that meets an id that is there fails as a
 * whole: no event that just arrives may fail with them, nor wait behind a thousand of them.
 */
const replayed = groupsOf(1);

export function recordBacklog(): number {
  return arriving.backlog + replayed.backlog;
}

/**
 * Stores the event, once and durably, or finds that it was stored before. Throws idempotency_conflict when its key was
 * used for another body, not_found for an unknown customer id, overloaded when too much is waiting.
 */
export async function recordEvent(event: NewEvent, origin: "arriving" | "replayed"): Promise<RecordedEvent> {
  const mustBeKnown = await rememberCustomer(event);
  const groups = origin === "arriving" ? arriving : replayed;
  if (event.sourceId === null) return store(event, groups, mustBeKnown);
  const key = `${event.projectId}/${event.sourceId}`;
  for (let earlier = underway.get(key); earlier; earlier = underway.get(key)) {
    const isStored = await earlier;
    if (isStored) return replayOf(event);
  }
  const storing = store(event, groups, mustBeKnown);
  const settled = storing.then(
    () => true,
    () => false,
  );
  underway.set(key, settled);
  void settled.then(() => underway.delete(key));
  return storing;
}

async function store(event: NewEvent, groups: GroupCommit<Item>, mustBeKnown: boolean): Promise<RecordedEvent> {
  const item: Item = { event, mustBeKnown, result: null, error: null };
  await groups.add(item);
  if (item.error) throw item.error;
  return item.result ?? replayOf(event);
}

async function replayOf(event: NewEvent): Promise<RecordedEvent> {
  const stored = await readReplays(event.projectId, event.sourceId ?? "");
  if (!stored) throw new Error("an event was neither stored nor found");
  if (stored.bodyHash !== event.bodyHash) throw idempotencyConflict(event.sourceId ?? "");
  return stored.recorded;
}

export function idempotencyConflict(sourceId: string): AppError {
  return new AppError("idempotency_conflict", {
    message: "Idempotency conflict",
    details: `source_id ${sourceId} was already used for another event; the first one stays as it is.`,
    resourceId: sourceId,
    resourceType: "event",
  });
}

/**
 * Named by id, or emptying fields, she must be known before the statement: it inserts and merges, and cannot do either
 * for an id that does not exist. Resolves to whether she is one of these, and known now.
 */
async function rememberCustomer(event: NewEvent): Promise<boolean> {
  const { customer, projectId } = event;
  const isById = "id" in customer;
  if (!isById && !customer.patch.includes(":null")) return false;
  const key = customerKeyOf(event);
  if (memory.get(key)) return true;
  const found = await findCustomer(projectId, isById ? { id: customer.id } : { sourceId: customer.sourceId });
  if (found) memory.set(key, { ...found, patch: "" });
  else if (isById) throw notFound("customer", publicId("customer", customer.id));
  return found !== null;
}

/**
 * Of one customer, one patch a group: with two, an event that turns out to be a repetition could bring its patch in on
 * the back of another. And one name: a statement cannot change one row twice, by its id and by its source id.
 */
function beginGroup(): (item: Item) => boolean {
  const saidOf = new Map<string, string>();
  return ({ event }) => {
    const key = customerKeyOf(event);
    const said = `${key} ${event.customer.patch}`;
    const sourceId = "id" in event.customer ? memory.get(key)?.summary.source_id : null;
    const person = sourceId ? `${event.projectId}/${sourceId}` : key;
    const before = saidOf.get(person);
    if (before === undefined) saidOf.set(person, said);
    return before === undefined || before === said;
  };
}

const attemptsMax = 5;

async function flush(group: Item[]): Promise<void> {
  let items = group;
  for (let attempt = 1; ; attempt++) {
    // Another group may have forgotten her since she was looked up.
    while (items.some(isForgotten)) items = await withoutUnknownCustomers(items);
    if (items.length === 0) return;
    const people = distinctCustomers(items);
    try {
      const row = await runStatement(items, people, attempt > 1);
      if (!row.stale) return settle(items, people, row);
      for (const index of row.stale) memory.forget(people[index]?.key ?? "");
    } catch (error) {
      if (attempt === attemptsMax || sqlState(error) !== "40P01") throw error;
    }
    if (attempt === attemptsMax) throw new Error("customers kept changing under the group");
  }
}

function isForgotten({ event, mustBeKnown }: Item): boolean {
  return mustBeKnown && !memory.get(customerKeyOf(event));
}

/** A customer named by id may have been deleted since: that ends her events, not the group. */
async function withoutUnknownCustomers(items: Item[]): Promise<Item[]> {
  await Promise.all(
    items.map(async (item) => {
      try {
        item.mustBeKnown = await rememberCustomer(item.event);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        item.error = error;
      }
    }),
  );
  return items.filter(({ error }) => error === null);
}

function distinctCustomers(items: Item[]): Who[] {
  const people = new Map<string, Who>();
  for (const { event } of items) {
    const key = customerKeyOf(event);
    if (!people.has(key)) people.set(key, { index: people.size, key, event, remembered: memory.get(key) });
  }
  return [...people.values()];
}

async function runStatement(items: Item[], people: Who[], isAgain: boolean): Promise<RecordRow> {
  const { rows } = await recordPool().query<RecordRow>({
    name: "record",
    text: recordStatement,
    values: [...eventColumns(items, people), ...customerColumns(people, isAgain), presentTime().toISOString()],
  });
  const [row] = rows;
  if (!row) throw new Error("the record statement answered nothing");
  return row;
}

function eventColumns(items: Item[], people: Who[]): unknown[] {
  const indexOf = new Map(people.map(({ key, index }) => [key, index]));
  const events = items.map(({ event }) => event);
  return [
    plainArray(events.map((event) => event.id)),
    plainArray(events.map((event) => event.projectId)),
    plainArray(events.map((event) => event.eventSchemaId)),
    plainArray(events.map((event) => event.schemaNumber)),
    plainArray(events.map((event) => indexOf.get(customerKeyOf(event)) ?? null)),
    plainArray(events.map((event) => isoTime(event.occurredAt))),
    plainArray(events.map((event) => isoTime(event.receivedAt))),
    plainArray(events.map((event) => event.apiKeyId)),
    plainArray(events.map((event) => event.channel)),
    events.map((event) => event.sourceId),
    plainArray(events.map((event) => (event.bodyHash === null ? null : `\\\\x${event.bodyHash}`))),
    events.map((event) => event.referralCode),
    events.map((event) => event.referralCodeKey),
    plainArray(events.map((event) => event.isListened)),
    plainArray(events.map((event) => event.configVersion)),
    jsonArray(events.map((event) => event.metadata)),
    jsonArray(events.map((event) => event.marks)),
    jsonArray(events.map((event) => event.context)),
  ];
}

function customerColumns(people: Who[], isAgain: boolean): unknown[] {
  return [
    plainArray(people.map(({ index }) => index)),
    plainArray(people.map(({ event }) => event.projectId)),
    people.map(({ event }) => ("sourceId" in event.customer ? event.customer.sourceId : null)),
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

function settle(items: Item[], people: Who[], row: RecordRow): void {
  const customerOf = new Map(people.map(({ key, remembered }) => [key, remembered?.summary]));
  for (const { who, version, ...summary } of row.customers ?? []) {
    const person = people[who];
    if (!person) continue;
    memory.set(person.key, { id: summary.id, version, patch: person.event.customer.patch, summary });
    customerOf.set(person.key, summary);
  }
  const repeated = new Set(row.repeated);
  const codeOf = new Map((row.codes ?? []).map(({ event, id, holder }) => [event, { id, holderId: holder }]));
  for (const item of items) {
    const { event } = item;
    const customer = customerOf.get(customerKeyOf(event));
    if (repeated.has(event.id) || !customer) continue;
    item.result = {
      id: event.id,
      isReplay: false,
      customer,
      code: codeOf.get(event.id) ?? null,
      receivedAt: event.receivedAt,
      occurredAt: event.occurredAt,
    };
  }
}
