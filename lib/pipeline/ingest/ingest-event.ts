import { hash } from "node:crypto";
import { codeKey } from "@/lib/domain/campaign/code";
import { canonicalJson } from "@/lib/domain/canonical-json";
import type { CustomerInput } from "@/lib/domain/customer";
import { storedId } from "@/lib/domain/id";
import { bodyText } from "@/lib/domain/ingest/body-text";
import { type EventChannel, type JudgedEvent, judgeEvent } from "@/lib/domain/ingest/judge-event";
import { identityOf, type Refusal } from "@/lib/domain/ingest/refusal";
import { AppError } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { type ProjectConfig, projectConfig } from "../project-config";
import type { NewEvent, RecordedEvent } from "../record/new-event";
import { recordEvent } from "../record/recorder";
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
}

export type Ingested =
  | { ok: true; recorded: RecordedEvent; event: JudgedEvent }
  | { ok: false; refusal: Refusal; rejectedId: string };

/**
 * The way of one event up to its answer: judge it by the published schema, then record it, durably, or keep it as refused.
 * Throws only when neither could be done (overload, database away).
 */
export async function ingestEvent(source: Source, arrival: Arrival): Promise<Ingested> {
  const config = await projectConfig(source.projectId);
  const outcome = await tryIngest(config, source, arrival);
  if (outcome.ok) return outcome;
  const rejectedId = await keepRejected({
    projectId: source.projectId,
    apiKeyId: source.apiKeyId,
    channel: source.channel,
    receivedAt: arrival.receivedAt,
    raw: arrival.bytes,
    refusal: outcome.refusal,
    context: JSON.stringify({ ip: source.ip, user_agent: source.userAgent }),
  });
  return { ...outcome, rejectedId };
}

export type Outcome = { ok: true; recorded: RecordedEvent; event: JudgedEvent } | { ok: false; refusal: Refusal };

/** The same without keeping what is refused: for an event that is already in the rejected inbox. */
export async function tryIngest(config: ProjectConfig, source: Source, arrival: Arrival): Promise<Outcome> {
  if (!arrival.read.ok) return { ok: false, refusal: unreadable(arrival.read.problem) };
  const { value } = arrival.read;
  const judged = judge(config, source.channel, arrival.receivedAt, value);
  if (!judged.ok) return judged;
  try {
    const event = toNewEvent(config, source, arrival, judged.event, value);
    const recorded = await recordEvent(event, arrival.id === undefined ? "arriving" : "replayed");
    return { ok: true, recorded, event: judged.event };
  } catch (error) {
    const refusal = refusalOf(error, value, judged.event);
    if (!refusal) throw error;
    return { ok: false, refusal };
  }
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
): NewEvent {
  const sourceId = envelope.source_id ?? null;
  const code = envelope.referral?.code ?? null;
  const context = { ip: source.ip, user_agent: source.userAgent, ...envelope.context };
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
    context: JSON.stringify(context),
    customer: { ...customerOf(envelope.customer), patch: patchOf(envelope.customer) },
    isListened: code !== null || config.listened.has(schema.id),
    configVersion: config.version,
  };
}

/** By our id when it is given, else by the app's own; the judgement saw to it that one is. */
function customerOf(customer: CustomerInput): { id: string } | { sourceId: string } {
  if (!customer.id) return { sourceId: customer.source_id ?? "" };
  const id = storedId("customer", customer.id);
  if (!id) throw unknownCustomer(customer.id);
  return { id };
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
export function refusalOf(error: unknown, value: unknown, { schema }: JudgedEvent): Refusal | null {
  if (!(error instanceof AppError)) return null;
  if (error.key !== "not_found" && error.key !== "idempotency_conflict") return null;
  const isCustomer = error.key === "not_found";
  return {
    key: error.key,
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
