import { isForbiddenKey, type JsonLimits, type JsonProblem } from "./json-problem";
import { scanValue, skipBlank } from "./json-scan";
import { decoded, eventLimits, explained, isStrict, type JsonRead, refusal, refusedAtSight } from "./strict-json";

/** One item as it was sent, and what became of it. */
export type JsonItem = { bytes: Uint8Array } & JsonRead;

export type JsonBatch =
  | { ok: true; items: JsonItem[]; rest: Record<string, unknown> }
  | { ok: false; problem: JsonProblem };

export interface BatchLimits extends JsonLimits {
  itemsMax: number;
}

export const batchLimits: BatchLimits = { ...eventLimits, itemsMax: 1_000 };

const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const closeBrace = 0x7d;

const lenientDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Reading {
  bytes: Uint8Array;
  limits: BatchLimits;
  /** False when bytes somewhere are no UTF-8: then each piece must show that it is. */
  isUtf8: boolean;
}

function readItem(value: unknown, from: number, reading: Reading): { item: JsonItem; end: number } {
  const facts = scanValue(reading.bytes, from);
  const bytes = reading.bytes.subarray(from, facts.end);
  if (!reading.isUtf8 && decoded(bytes) === null) {
    return { item: { bytes, ...refusal("invalid_utf8", "not valid UTF-8") }, end: facts.end };
  }
  const item: JsonItem = isStrict(value, facts, reading.limits)
    ? { bytes, ok: true, value }
    : { bytes, ...explained(lenientDecoder.decode(bytes), reading.limits) };
  return { item, end: facts.end };
}

/** Null when the bytes hold another number of items than were parsed: then the key was there twice. */
function readItems(values: unknown[], from: number, reading: Reading): { items: JsonItem[]; end: number } | null {
  const { bytes } = reading;
  const items: JsonItem[] = [];
  let at = from;
  for (const value of values) {
    if (items.length > 0 && bytes[at] !== comma) return null;
    const { item, end } = readItem(value, skipBlank(bytes, at + 1), reading);
    items.push(item);
    at = skipBlank(bytes, end);
  }
  if (values.length === 0) at = skipBlank(bytes, from + 1);
  return bytes[at] === closeBracket ? { items, end: at + 1 } : null;
}

interface Envelope {
  items: JsonItem[];
  rest: Record<string, unknown>;
  /** Where the list starts and ends. */
  list: [from: number, to: number];
}

/** Null when something around the items is not as strict as the items must be. */
function readEnvelope(parsed: Record<string, unknown>, key: string, reading: Reading): Envelope | null {
  const { bytes, limits } = reading;
  const names = new Set<string>();
  const envelope: Envelope = { items: [], rest: {}, list: [0, 0] };
  let at = skipBlank(bytes, skipBlank(bytes, 0) + 1);
  while (bytes[at] !== closeBrace) {
    const nameEnd = scanValue(bytes, at).end;
    const name: string = JSON.parse(lenientDecoder.decode(bytes.subarray(at, nameEnd)));
    if (names.has(name) || isForbiddenKey(name)) return null;
    names.add(name);
    const from = skipBlank(bytes, skipBlank(bytes, nameEnd) + 1);
    const value = parsed[name];
    if (name === key && Array.isArray(value)) {
      const read = bytes[from] === openBracket ? readItems(value, from, reading) : null;
      if (!read) return null;
      envelope.items = read.items;
      envelope.list = [from, read.end];
      at = read.end;
    } else {
      const facts = scanValue(bytes, from);
      if (!isStrict(value, facts, limits)) return null;
      envelope.rest[name] = value;
      at = facts.end;
    }
    at = skipBlank(bytes, at);
    if (bytes[at] === comma) at = skipBlank(bytes, at + 1);
  }
  return envelope;
}

function listOf(parsed: unknown, key: string): unknown[] | null {
  if (Array.isArray(parsed)) return parsed;
  const list = isObject(parsed) && Object.hasOwn(parsed, key) ? parsed[key] : null;
  return Array.isArray(list) ? list : null;
}

function readParsed(parsed: unknown, key: string, reading: Reading): Envelope | null {
  if (isObject(parsed)) return readEnvelope(parsed, key, reading);
  const from = skipBlank(reading.bytes, 0);
  const read = Array.isArray(parsed) ? readItems(parsed, from, reading) : null;
  return read && { items: read.items, rest: {}, list: [from, read.end] };
}

/**
 * Reads `{ [key]: [item, …] }`, or a bare list, and judges each item by itself: one that cannot be kept as it was sent
 * carries its problem and its bytes, and the others stay good. Only what is no batch at all fails as a whole.
 */
export function readStrictJsonBatch(bytes: Uint8Array, key: string, limits: BatchLimits = batchLimits): JsonBatch {
  const atSight = refusedAtSight(bytes);
  if (atSight) return atSight;
  const strictText = decoded(bytes);
  const text = strictText ?? lenientDecoder.decode(bytes);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return strictText === null ? notUtf8() : explained(text, { ...limits, depthMax: 1_000, isSyntaxOnly: true });
  }
  const list = listOf(parsed, key);
  if (!list) return refusal("not_a_batch", `expected a list, or an object with a list called \`${key}\``);
  if (list.length > limits.itemsMax) {
    return refusal("too_many_items", `${list.length} items; expected at most ${limits.itemsMax}`);
  }
  const envelope = readParsed(parsed, key, { bytes, limits, isUtf8: strictText !== null });
  if (!envelope) return explained(text, limits);
  if (strictText === null && !isUtf8Around(bytes, envelope.list)) return notUtf8();
  return { ok: true, items: envelope.items, rest: envelope.rest };
}

function notUtf8(): { ok: false; problem: JsonProblem } {
  return refusal("invalid_utf8", "the body is not valid UTF-8");
}

function isUtf8Around(bytes: Uint8Array, [from, to]: [number, number]): boolean {
  return decoded(bytes.subarray(0, from)) !== null && decoded(bytes.subarray(to)) !== null;
}
