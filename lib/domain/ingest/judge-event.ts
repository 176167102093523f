import type { CustomerInput } from "../customer";
import { EventEnvelope } from "../event/envelope";
import { plainEnvelope } from "../event/plain-envelope";
import { didYouMean } from "../event-schema/did-you-mean";
import type { CompiledSchema } from "../event-schema/validator";
import type { Mark } from "../event-schema/violation";
import { foundWords } from "../event-schema/violation-words";
import { readOccurredAt } from "./occurred-at";
import { placeholderReason } from "./placeholder-id";
import { type BodyViolation, envelopeViolation, identityOf, type Refusal } from "./refusal";

export type EventChannel = "server" | "client" | "dashboard";

export interface PublishedSchema {
  id: string;
  name: string;
  number: number;
  compiled: CompiledSchema;
}

export interface JudgeContext {
  channel: EventChannel;
  receivedAt: Date;
  schemaOf: (name: string) => PublishedSchema | undefined;
  schemaNames: () => string[];
}

/** An event that may be recorded. */
export interface JudgedEvent {
  envelope: EventEnvelope;
  schema: PublishedSchema;
  metadata: Record<string, unknown>;
  marks: Mark[];
  occurredAt: Date;
}

export type Judgement = { ok: true; event: JudgedEvent } | { ok: false; refusal: Refusal };

/** The most one event may weigh, as JSON. */
export const eventBytesMax = 64 * 1024;
/** Whether a posted body is an event of this project: its shape, its event's schema, its ids, its time. Pure. */
export function judgeEvent(body: unknown, context: JudgeContext): Judgement {
  const parsed = readEnvelope(body);
  if (!parsed.success) {
    const violations = parsed.error.issues.slice(0, 50).map((issue) => envelopeViolation(issue, body));
    return refuse(body, "invalid_payload", "Invalid payload", violations);
  }
  const envelope = parsed.data;
  const schema = context.schemaOf(envelope.event);
  if (!schema) return refuse(body, "unknown_event", "Unknown event", [unknownEvent(envelope.event, context)]);

  const identity = [...customerViolations(envelope.customer), ...sourceIdViolations(envelope.source_id)];
  if (identity.length > 0) {
    const key = identity.some(({ code }) => code === "required") ? "invalid_payload" : "placeholder_id";
    return refuse(body, key, key === "invalid_payload" ? "Invalid payload" : "Placeholder id", identity, schema);
  }
  const occurred = occurredAtOf(envelope, context);
  if (!(occurred instanceof Date)) return refuse(body, "invalid_time", "Invalid time", [occurred], schema);

  const verdict = schema.compiled.check(envelope.metadata ?? {});
  if (!verdict.ok) {
    const violations = verdict.violations.map((violation) => ({
      ...violation,
      pointer: `/metadata${violation.pointer}`,
    }));
    return refuse(body, "invalid_event", `The event does not fit ${schema.name}`, violations, schema);
  }
  const metadata = verdict.metadata as Record<string, unknown>;
  return { ok: true, event: { envelope, schema, metadata, marks: verdict.marks, occurredAt: occurred } };
}

function readEnvelope(body: unknown): ReturnType<typeof EventEnvelope.safeParse> {
  const plain = plainEnvelope(body);
  return plain ? { success: true, data: plain } : EventEnvelope.safeParse(body);
}

function refuse(
  body: unknown,
  key: Refusal["key"],
  message: string,
  violations: BodyViolation[],
  schema?: PublishedSchema,
): Judgement {
  const [first] = violations;
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : "";
  return {
    ok: false,
    refusal: {
      key,
      message,
      details: first ? `${violationWords(first)}${more}` : message,
      violations,
      ...identityOf(body),
      eventSchemaId: schema?.id ?? null,
      schemaNumber: schema?.number ?? null,
    },
  };
}

function violationWords({ pointer, expected, found, suggestion }: BodyViolation): string {
  return `${pointer || "The body"}: expected ${expected}, found ${found}.${suggestion ? ` ${suggestion}` : ""}`;
}

function unknownEvent(name: string, context: JudgeContext): BodyViolation {
  const near = didYouMean(name, context.schemaNames());
  return {
    pointer: "/event",
    code: "unknown_event",
    expected: "the name of a published event",
    found: foundWords(name),
    ...(near ? { suggestion: `Did you mean ${near}?` } : {}),
  };
}

function customerViolations({ id, source_id }: CustomerInput): BodyViolation[] {
  if (!id && !source_id) {
    return [
      { pointer: "/customer", code: "required", expected: "customer.source_id or customer.id", found: "neither" },
    ];
  }
  return [...placeholder("/customer/id", id), ...placeholder("/customer/source_id", source_id)];
}

function sourceIdViolations(sourceId: string | null | undefined): BodyViolation[] {
  return placeholder("/source_id", sourceId);
}

function placeholder(pointer: string, id: string | null | undefined): BodyViolation[] {
  if (!id) return [];
  const reason = placeholderReason(id);
  if (!reason) return [];
  return [
    {
      pointer,
      code: "placeholder",
      expected: "an id of one thing alone",
      found: foundWords(id),
      suggestion: `It ${reason}.`,
    },
  ];
}

/** Browser clocks move no money: a client key's events happen when they arrive. */
function occurredAtOf({ occurred_at }: EventEnvelope, { channel, receivedAt }: JudgeContext): Date | BodyViolation {
  if (occurred_at === undefined || occurred_at === null || channel === "client") return receivedAt;
  const read = readOccurredAt(occurred_at, receivedAt);
  if (read.ok) return read.at;
  return { pointer: "/occurred_at", code: "time", expected: read.message, found: foundWords(occurred_at) };
}
