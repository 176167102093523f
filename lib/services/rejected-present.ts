import { isUtf8 } from "node:buffer";
import { publicId } from "@/lib/domain/id";
import type { EventChannel, Judgement } from "@/lib/domain/ingest/judge-event";
import type { BodyViolation } from "@/lib/domain/ingest/refusal";
import { readStrictJson } from "@/lib/domain/ingest/strict-json";
import { bodyViolationSentence } from "@/lib/domain/rejected/problem-sentence";
import type {
  RejectedListItem,
  RejectedRecord,
  RejectedStatus,
  RejectedVerdict,
} from "@/lib/domain/rejected/rejected-event";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import type { KeptEvent } from "@/lib/pipeline/ingest/would-pass";

/** A row of the inbox without its bodies. */
export interface RejectedRow {
  id: string;
  channel: string;
  receivedAt: Date;
  eventName: string | null;
  sourceId: string | null;
  customerRef: string | null;
  schemaNumber: number | null;
  reason: string;
  problem: string;
  violations: unknown;
  status: string;
  resolvedAt: Date | null;
  resolvedBy: string | null;
}

interface RejectedBodies {
  raw: Uint8Array;
  mended: Uint8Array | null;
}

export function presentRejected(
  row: RejectedRow,
  { key, isMended }: { key: { id: string; name: string } | null; isMended: boolean },
): RejectedListItem {
  const violations = row.violations as BodyViolation[];
  return {
    id: publicId("rejectedEvent", row.id),
    receivedAt: row.receivedAt.toISOString(),
    event: row.eventName,
    sourceId: row.sourceId,
    customer: row.customerRef,
    channel: row.channel,
    key,
    reason: row.reason,
    problem: row.problem,
    sentence: sentenceOf(violations, row.reason),
    violationsCount: violations.length,
    schemaNumber: row.schemaNumber,
    isMended,
    status: row.status as RejectedStatus,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedBy,
  };
}

export function sentenceOf([first]: BodyViolation[], reason: string): string {
  return first ? bodyViolationSentence(first) : `Refused: ${reason}.`;
}

export function presentViolations(violations: BodyViolation[]): RejectedVerdict["violations"] {
  return violations.map((violation) => ({ ...violation, sentence: bodyViolationSentence(violation) }));
}

export function presentVerdict(judgement: Judgement): RejectedVerdict {
  if (judgement.ok) {
    const { marks, schema } = judgement.event;
    return { passes: true, reason: null, details: null, violations: [], marks, schemaNumber: schema.number };
  }
  const { key, details, violations, schemaNumber } = judgement.refusal;
  return {
    passes: false,
    reason: key,
    details,
    violations: presentViolations(violations),
    marks: [],
    schemaNumber,
  };
}

/** What would be replayed: the mended body where there is one. */
export function bodyToReplay({ raw, mended }: RejectedBodies): Uint8Array {
  return mended ?? raw;
}

export function keptEvent(row: RejectedRow & RejectedBodies, bytes: Uint8Array = bodyToReplay(row)): KeptEvent {
  return { id: row.id, channel: row.channel as EventChannel, receivedAt: row.receivedAt, read: readEvent(bytes) };
}

export function presentBody(bytes: Uint8Array): RejectedRecord["body"] {
  const read = readStrictJson(bytes);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return {
    bytes: bytes.length,
    base64: Buffer.from(bytes).toString("base64"),
    text,
    isUtf8: isUtf8(bytes),
    json: read.ok ? read.value : null,
    isJson: read.ok,
  };
}
