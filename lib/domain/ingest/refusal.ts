import type { z } from "zod";
import { pointerTo, type Violation, type ViolationCode } from "../event-schema/violation";
import { foundWords } from "../event-schema/violation-words";

/** A violation of the posted body as a whole: its pointer leads into the body, not only into the metadata. */
export interface BodyViolation extends Omit<Violation, "code"> {
  code: ViolationCode | "unknown_event" | "placeholder" | "time" | "json" | "unknown_customer" | "conflict";
}

/** Why an event was not taken, with everything that is wrong with it. Pointers lead into the posted body. */
export interface Refusal {
  key:
    | "invalid_json"
    | "invalid_payload"
    | "invalid_event"
    | "unknown_event"
    | "placeholder_id"
    | "invalid_time"
    | "not_found"
    | "idempotency_conflict";
  message: string;
  /** What, where, and what was expected, in one sentence. */
  details: string;
  violations: BodyViolation[];
  /** As far as it could be read. */
  eventName: string | null;
  sourceId: string | null;
  customerRef: string | null;
  eventSchemaId: string | null;
  schemaNumber: number | null;
}

/** What groups events refused for the same reason: the event, the property (list positions left out), the kind. */
export function problemOf(
  refusal: Pick<Refusal, "key" | "eventName"> & { violations: Pick<BodyViolation, "pointer" | "code">[] },
): string {
  const [first] = refusal.violations;
  const pointer = (first?.pointer ?? "").replaceAll(/\/\d+(?=\/|$)/g, "/*");
  return [refusal.eventName ?? "", pointer, first?.code ?? refusal.key].join("|").slice(0, 400);
}

/** The parts of a body that say what it was meant to be, whatever else is wrong with it. */
export function identityOf(body: unknown): Pick<Refusal, "eventName" | "sourceId" | "customerRef"> {
  const event = asRecord(body);
  const customer = asRecord(event.customer);
  return {
    eventName: shortText(event.event, 300),
    sourceId: shortText(event.source_id, 128),
    customerRef: shortText(customer.source_id ?? customer.id, 256),
  };
}

/** Everything by which a body names its customer. */
export function customerNames(body: unknown): string[] {
  const { source_id, id } = asRecord(asRecord(body).customer);
  return [source_id, id].filter((name) => typeof name === "string");
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function shortText(value: unknown, lengthMax: number): string | null {
  if (typeof value !== "string" || value === "" || value.length > lengthMax) return null;
  return value.isWellFormed() && !value.includes("\u0000") ? value : null;
}

const codeOfIssue: Record<string, ViolationCode> = {
  too_big: "max_length",
  too_small: "min_length",
  invalid_format: "format",
};

/** A zod problem of the envelope as a violation. */
export function envelopeViolation(issue: z.core.$ZodIssue, body: unknown): BodyViolation {
  const pointer = issue.path.reduce<string>(
    (at, key) => pointerTo(at, typeof key === "symbol" ? String(key) : key),
    "",
  );
  const found = valueAt(body, issue.path);
  const isMissing = found === undefined;
  return {
    pointer,
    code: isMissing ? "required" : (codeOfIssue[issue.code] ?? "type"),
    expected: expectedOf(issue),
    found: foundWords(found),
  };
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return issue.expected === "record" ? "an object" : `${issue.expected}`;
  if (issue.code === "too_big") return `at most ${issue.maximum} characters`;
  if (issue.code === "too_small") return `at least ${issue.minimum} character`;
  return issue.message;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) value = asRecord(value)[String(key)];
  return value;
}
