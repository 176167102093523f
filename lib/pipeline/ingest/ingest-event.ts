import { hash } from "node:crypto";
import { codeKey } from "@/lib/domain/campaign/code";
import { canonicalJson } from "@/lib/domain/canonical-json";
import type { CustomerInput } from "@/lib/domain/customer";
import type { EventContext } from "@/lib/domain/event/envelope";
import { storedId } from "@/lib/domain/id";
import { bodyText } from "@/lib/domain/ingest/body-text";
import { type EventChannel, type JudgedEvent, judgeEvent } from "@/lib/domain/ingest/judge-event";
import { identityOf, type Refusal } from "@/lib/domain/ingest/refusal";
import { AppError } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { type ProjectConfig, projectConfig } from "../project-config";
import type { NewEvent, RecordedEvent } from "../record/new-event";
import { type EventOrigin, type Recording, recordEvents } from "../record/recorder";
import { keepRejected } from "../record/rejector";

/** Where an event comes from: the key that brought it and what the request itself says. */
export interface Source {
  projectId: string;
  apiKeyId: string | null;
  channel: EventChannel;
  ip: string | null;
  userAgent: string | null;
}

/** One event as it arrived: its bytes, and its value if they can be read. */
export interface Arrival {
  bytes: Uint8Array;
  receivedAt: Date;
  read: { ok: true; value: unknown } | { ok: false; problem: { message: string; pointer?: string; offset?: number } };
  /** Given where the order of ids matters, or is settled: in a batch, and for a replayed event. */
  id?: string;
  /** Of a replay that is to set nothing off. */
  isStoredOnly?: boolean;
}

export type Ingested =
  | { ok: true; recorded: RecordedEvent; event: JudgedEvent }
  | { ok: false; refusal: Refusal; rejectedId: string };

/**
 * The way of events up to their answers, each on its own: judge it by the published schema, then record it, durably, or keep
 * it as refused. Rejected are those for which neither could be done (overload, database away).
 */
export async function ingestEvents(source: Source, arrivals: Arrival[]): Promise<PromiseSettledResult<Ingested>[]> {
  const config = await projectConfig(source.projectId);
  const outcomes = await tryIngestEvents(config, source, arrivals, "arriving");
  return Promise.allSettled(
    outcomes.map(({ arrival, outcome }) => {
      if (outcome.status === "rejected") return Promise.reject(outcome.reason);
      return outcome.value.ok ? outcome.value : keep(config, source, arrival, outcome.value.refusal);
    }),
  );
}

/** The same for one. Throws where the other says rejected. */
export async function ingestEvent(source: Source, arrival: Arrival): Promise<Ingested> {
  const config = await projectConfig(source.projectId);
  const outcome = await tryIngest(config, source, arrival, "arriving");
  return outcome.ok ? outcome : keep(config, source, arrival, outcome.refusal);
}

type Outcome = { ok: true; recorded: RecordedEvent; event: JudgedEvent } | { ok: false; refusal: Refusal };

/** Without keeping what is refused: for an event that is already in the rejected inbox. */
export async function tryIngest(
  config: ProjectConfig,
  source: Source,
  arrival: Arrival,
  origin: EventOrigin,
): Promise<Outcome> {
  const [tried] = await tryIngestEvents(config, source, [arrival], origin);
  if (!tried) throw new Error("an event came to nothing");
  if (tried.outcome.status === "rejected") throw tried.outcome.reason;
  return tried.outcome.value;
}

interface Tried {
  arrival: Arrival;
  outcome: PromiseSettledResult<Outcome>;
}

async function tryIngestEvents(
  config: ProjectConfig,
  source: Source,
  arrivals: Arrival[],
  origin: EventOrigin,
): Promise<Tried[]> {
  const readied = arrivals.map((arrival) => ready(config, source, arrival));
  const fit = readied.filter((one) => one.ok);
  const recordings = await recordEvents(
    fit.map(({ row }) => row),
    origin,
  );
  let recorded = 0;
  return readied.map((one) => ({
    arrival: one.arrival,
    outcome: one.ok ? outcomeOf(one, recordings[recorded++]) : { status: "fulfilled", value: one },
  }));
}

export type Readied =
  | { ok: true; arrival: Arrival; value: unknown; event: JudgedEvent; row: NewEvent }
  | { ok: false; arrival: Arrival; refusal: Refusal };

/** An event that fits, as it is to be recorded; or why it does not. */
export function ready(config: ProjectConfig, source: Source, arrival: Arrival): Readied {
  if (!arrival.read.ok) return { ok: false, arrival, refusal: unreadable(arrival.read.problem) };
  const { value } = arrival.read;
  const judged = judge(config, source.channel, arrival.receivedAt, value);
  if (!judged.ok) return { ok: false, arrival, refusal: judged.refusal };
  const { event } = judged;
  const row = toNewEvent(config, source, arrival, event, value);
  if (row) return { ok: true, arrival, value, event, row };
  return { ok: false, arrival, refusal: refused(unknownCustomer(event.envelope.customer.id ?? ""), value, event) };
}

function outcomeOf(
  { event, value }: Readied & { ok: true },
  recording: Recording | undefined,
): PromiseSettledResult<Outcome> {
  if (!recording) throw new Error("an event was not recorded");
  if (recording.status === "fulfilled") {
    return { status: "fulfilled", value: { ok: true, recorded: recording.value, event } };
  }
  const refusal = refusalOf(recording.reason, value, event);
  return refusal ? { status: "fulfilled", value: { ok: false, refusal } } : recording;
}

async function keep(
  config: ProjectConfig,
  source: Source,
  { bytes, receivedAt }: Arrival,
  refusal: Refusal,
): Promise<Ingested> {
  const rejectedId = await keepRejected({
    projectId: source.projectId,
    apiKeyId: source.apiKeyId,
    channel: source.channel,
    receivedAt,
    raw: bytes,
    refusal,
    context: JSON.stringify({ ip: source.ip, user_agent: source.userAgent }),
    isAnnounced: config.announced.has("event.rejected"),
  });
  return { ok: false, refusal, rejectedId };
}

export function judge(config: ProjectConfig, channel: EventChannel, receivedAt: Date, value: unknown) {
  return judgeEvent(value, {
    channel,
    receivedAt,
    schemaOf: (name) => config.schemas.get(name),
    schemaNames: () => [...config.schemas.keys()],
  });
}

function toNewEvent(
  config: ProjectConfig,
  source: Source,
  arrival: Arrival,
  { envelope, schema, metadata, marks, occurredAt }: JudgedEvent,
  value: unknown,
): NewEvent | null {
  const customer = customerOf(envelope.customer);
  if (!customer) return null;
  const sourceId = envelope.source_id ?? null;
  const code = envelope.referral?.code ?? null;
  return {
    id: arrival.id ?? newId(arrival.receivedAt.getTime()),
    projectId: source.projectId,
    eventSchemaId: schema.id,
    schemaNumber: schema.number,
    occurredAt,
    receivedAt: arrival.receivedAt,
    apiKeyId: source.apiKeyId,
    channel: source.channel,
    sourceId,
    bodyHash: sourceId === null ? null : bodyHash(value),
    referralCode: code,
    referralCodeKey: code === null ? null : codeKey(code),
    metadata: JSON.stringify(metadata),
    marks: marks.length === 0 ? null : JSON.stringify(marks),
    context: contextText(source, envelope.context),
    customer: { ...customer, patch: patchOf(envelope.customer) },
    customerKey: "id" in customer ? `${source.projectId}#${customer.id}` : `${source.projectId}/${customer.sourceId}`,
    isListened: !arrival.isStoredOnly && (code !== null || config.listened.has(schema.id)),
    configVersion: arrival.isStoredOnly ? null : config.version,
    announcedAs: !arrival.isStoredOnly && config.announced.has("event.accepted") ? schema.name : null,
  };
}

let plainContext: { source: Source | null; text: string } = { source: null, text: "" };

/** The events of a batch share their source, and seldom say more. */
function contextText(source: Source, context: EventContext | null | undefined): string {
  // A server's own address says nothing of the customer: all friends of one shop would look like one person.
  const fromRequest =
    source.channel === "client"
      ? { ip: source.ip, user_agent: source.userAgent }
      : { sender_ip: source.ip, sender_user_agent: source.userAgent };
  if (context) return JSON.stringify({ ...fromRequest, ...context });
  if (plainContext.source !== source) plainContext = { source, text: JSON.stringify(fromRequest) };
  return plainContext.text;
}

/** By our id when it is given, else by the app's own; the judgement saw to it that one is. Null for what is no id of ours. */
function customerOf(customer: CustomerInput): { id: string } | { sourceId: string } | null {
  if (!customer.id) return { sourceId: customer.source_id ?? "" };
  const id = storedId("customer", customer.id);
  return id ? { id } : null;
}

export function unknownCustomer(id: string): AppError {
  return new AppError("not_found", {
    details: `Cannot find customer with id ${id}`,
    resourceId: id,
    resourceType: "customer",
  });
}

const patchFields = ["address", "birthdate", "description", "email", "metadata", "name", "phone"] as const;

/** What the event brings about its customer, as JSON with sorted keys, so that the same again is the same text. */
function patchOf(customer: CustomerInput): string {
  const patch: Record<string, unknown> = {};
  for (const field of patchFields) {
    const value = customer[field];
    if (value === undefined || (field === "metadata" && value === null)) continue;
    patch[field] = value;
  }
  return canonicalJson(patch);
}

/** The same body however its keys were ordered or spaced, in 16 bytes as hex. */
export function bodyHash(value: unknown): string {
  return hash("sha256", bodyText(value), "hex").slice(0, 32);
}

export function unreadable({
  message,
  pointer,
  offset,
}: {
  message: string;
  pointer?: string;
  offset?: number;
}): Refusal {
  const where = offset === undefined ? "" : ` at character ${offset + 1}`;
  return {
    key: "invalid_json",
    message: "Invalid request payload JSON format",
    details: `The body cannot be read${where}: ${message}.`,
    violations: [
      { pointer: pointer ?? "", code: "json", expected: "JSON that can be kept as it was sent", found: message },
    ],
    eventName: null,
    sourceId: null,
    customerRef: null,
    eventSchemaId: null,
    schemaNumber: null,
  };
}

/** Refusals that only the database can tell: an unknown customer, a key that was used for another body. */
export function refusalOf(error: unknown, value: unknown, event: JudgedEvent): Refusal | null {
  if (!(error instanceof AppError)) return null;
  return error.key === "not_found" || error.key === "idempotency_conflict" ? refused(error, value, event) : null;
}

function refused(error: AppError, value: unknown, { schema }: JudgedEvent): Refusal {
  const isCustomer = error.key === "not_found";
  return {
    key: isCustomer ? "not_found" : "idempotency_conflict",
    message: error.message,
    details: error.fields.details ?? error.message,
    violations: [
      {
        pointer: isCustomer ? "/customer/id" : "/source_id",
        code: isCustomer ? "unknown_customer" : "conflict",
        expected: isCustomer ? "the id of a customer of this project" : "a key of its own for each event",
        found: error.fields.resourceId ?? "",
      },
    ],
    ...identityOf(value),
    eventSchemaId: schema.id,
    schemaNumber: schema.number,
  };
}
