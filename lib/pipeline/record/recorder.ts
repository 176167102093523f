import type pg from "pg";
import { publicId } from "@/lib/domain/id";
import { presentTime } from "@/lib/server/clock";
import { inTransaction, recordPool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { sqlState } from "@/lib/server/write";
import { writeNotices } from "../deliver/outbox";
import { acceptedNotices } from "./accepted-notices";
import { CustomerMemory } from "./customer-memory";
import { GroupCommit } from "./group-commit";
import type { CustomerSummary, NewEvent, RecordedEvent } from "./new-event";
import { customerColumns, distinctCustomers, eventColumns, type Who } from "./record-columns";
import { recordStatement } from "./record-statement";
import { findCustomer, readReplays } from "./stored-event";

interface Item {
  event: NewEvent;
  /** She was looked up, and must still be remembered when the event is written. */
  mustBeKnown: boolean;
  result: RecordedEvent | null;
  error: unknown;
  /** Events of the same key wait for this one, and then ask for it. They are told whether it was stored. */
  followers: ((isStored: boolean) => void)[];
}

interface RecordRow {
  stale: number[] | null;
  repeated: string[] | null;
  customers: (CustomerSummary & { who: number; version: number })[] | null;
  codes: { event: string; id: string; holder: string | null }[] | null;
}

export const memory = new CustomerMemory(50_000);
/** The events under way in this process by their key. */
const underway = new Map<string, Item>();

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

export type EventOrigin = "arriving" | "replayed";
export type Recording = PromiseSettledResult<RecordedEvent>;

/**
 * Stores each event, once and durably, or finds that it was stored before; says of each in the order given. The reason of
 * one that was not is idempotency_conflict when its key was used for another body, not_found for an unknown customer id,
 * overloaded when too much is waiting.
 */
export function recordEvents(events: NewEvent[], origin: EventOrigin): Promise<Recording[]> {
  const groups = origin === "arriving" ? arriving : replayed;
  return new Promise((resolve) => {
    const recordings: Recording[] = [];
    let open = events.length;
    if (open === 0) resolve(recordings);
    events.forEach((event, at) => {
      record(event, groups, (recording) => {
        recordings[at] = recording;
        open -= 1;
        if (open === 0) resolve(recordings);
      });
    });
  });
}

type Done = (recording: Recording) => void;

/** Without a promise where nothing has to be waited for but the commit: of a thousand events that is nearly every one. */
function record(event: NewEvent, groups: GroupCommit<Item>, done: Done): void {
  if (mustLookUp(event) || isUnderway(event)) void recordInTurn(event, groups, done);
  else store(event, groups, false, done);
}

const keyOf = ({ projectId, sourceId }: NewEvent) => (sourceId === null ? null : `${projectId}/${sourceId}`);

function isUnderway(event: NewEvent): boolean {
  const key = keyOf(event);
  return key !== null && underway.has(key);
}

async function recordInTurn(event: NewEvent, groups: GroupCommit<Item>, done: Done): Promise<void> {
  try {
    const mustBeKnown = await rememberCustomer(event);
    const key = keyOf(event);
    for (let earlier = key && underway.get(key); earlier; earlier = key && underway.get(key)) {
      if (await isStored(earlier)) return done({ status: "fulfilled", value: await replayOf(event) });
    }
    store(event, groups, mustBeKnown, done);
  } catch (reason) {
    done({ status: "rejected", reason });
  }
}

function isStored({ followers }: Item): Promise<boolean> {
  return new Promise((resolve) => followers.push(resolve));
}

function store(event: NewEvent, groups: GroupCommit<Item>, mustBeKnown: boolean, done: Done): void {
  const item: Item = { event, mustBeKnown, result: null, error: null, followers: [] };
  const key = keyOf(event);
  if (key !== null) underway.set(key, item);
  groups.add(item, (_item, failure) => {
    const reason = failure ?? item.error;
    if (key !== null) underway.delete(key);
    for (const tell of item.followers) tell(reason === null);
    if (reason !== null) done({ status: "rejected", reason });
    else if (item.result) done({ status: "fulfilled", value: item.result });
    else void answerReplay(event, done);
  });
}

async function answerReplay(event: NewEvent, done: Done): Promise<void> {
  const [recording] = await Promise.allSettled([replayOf(event)]);
  done(recording);
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
 * for an id that does not exist.
 */
function mustLookUp({ customer }: NewEvent): boolean {
  return "id" in customer || customer.patch.includes(":null");
}

/** Whether she had to be looked up and is known now. Throws not_found for an id that nobody has. */
export async function rememberCustomer(event: NewEvent, client?: pg.PoolClient): Promise<boolean> {
  if (!mustLookUp(event)) return false;
  const { customer, projectId } = event;
  const isById = "id" in customer;
  const key = event.customerKey;
  if (memory.get(key)) return true;
  const by = isById ? { id: customer.id } : { sourceId: customer.sourceId };
  const found = await findCustomer(projectId, by, client);
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
    const key = event.customerKey;
    const said = `${key} ${event.customer.patch}`;
    const sourceId = "id" in event.customer ? memory.get(key)?.summary.source_id : null;
    const person = sourceId ? `${event.projectId}/${sourceId}` : key;
    const before = saidOf.get(person);
    if (before === undefined) saidOf.set(person, said);
    return before === undefined || before === said;
  };
}

export const attemptsMax = 5;

async function flush(group: Item[]): Promise<void> {
  let items = group;
  for (let attempt = 1; ; attempt++) {
    // Another group may have forgotten her since she was looked up.
    while (items.some(isForgotten)) items = await withoutUnknownCustomers(items);
    if (items.length === 0) return;
    const events = items.map(({ event }) => event);
    const people = distinctCustomers(events, memory);
    try {
      const row = await runStatement(events, people, attempt > 1);
      if (!row.stale) return settle(items, people, row);
      for (const index of row.stale) memory.forget(people[index]?.key ?? "");
    } catch (error) {
      if (attempt === attemptsMax || sqlState(error) !== "40P01") throw error;
    }
    if (attempt === attemptsMax) throw new Error("customers kept changing under the group");
  }
}

function isForgotten({ event, mustBeKnown }: Item): boolean {
  return mustBeKnown && !memory.get(event.customerKey);
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

/** Alone it is its own transaction; what endpoints are told of the events is written in the same, or not at all. */
async function runStatement(events: NewEvent[], people: Who[], isAgain: boolean): Promise<RecordRow> {
  if (!events.some(({ announcedAs }) => announcedAs !== null)) {
    return runOn(recordPool(), events, people, isAgain);
  }
  const record = async (client: pg.PoolClient) => {
    const row = await runOn(client, events, people, isAgain);
    if (row.stale) return row;
    const stored = storedCustomers(people, row);
    await writeNotices(client, acceptedNotices(events, stored, presentTime()));
    return row;
  };
  return inTransaction("BEGIN", record, recordPool());
}

export async function runOn(
  client: pg.Pool | pg.PoolClient,
  events: NewEvent[],
  people: Who[],
  isAgain: boolean,
): Promise<RecordRow> {
  const { rows } = await client.query<RecordRow>({
    name: "record",
    text: recordStatement,
    values: [...eventColumns(events, people), ...customerColumns(people, isAgain), presentTime().toISOString()],
  });
  const [row] = rows;
  if (!row) throw new Error("the record statement answered nothing");
  return row;
}

/** Of each event that was stored, its customer as she is now; of one that came before, nothing. */
export function storedCustomers(people: Who[], row: RecordRow): (event: NewEvent) => CustomerSummary | undefined {
  const customerOf = new Map(people.map(({ key, remembered }) => [key, remembered?.summary]));
  for (const { who, version: _, ...summary } of row.customers ?? []) {
    const person = people[who];
    if (person) customerOf.set(person.key, summary);
  }
  const repeated = new Set(row.repeated);
  return ({ id, customerKey }) => (repeated.has(id) ? undefined : customerOf.get(customerKey));
}

function settle(items: Item[], people: Who[], row: RecordRow): void {
  for (const { who, version, ...summary } of row.customers ?? []) {
    const person = people[who];
    if (person) memory.set(person.key, { id: summary.id, version, patch: person.event.customer.patch, summary });
  }
  const customerOf = storedCustomers(people, row);
  const codeOf = new Map((row.codes ?? []).map(({ event, id, holder }) => [event, { id, holderId: holder }]));
  for (const item of items) {
    const { event } = item;
    const customer = customerOf(event);
    if (!customer) continue;
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
