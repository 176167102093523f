import { findJsonProblem, type JsonLimits, type JsonProblem, type JsonProblemCode } from "./json-problem";
import { countKeys, type JsonFacts, scanValue, skipBlank } from "./json-scan";

export type { JsonLimits, JsonProblem, JsonProblemCode } from "./json-problem";

export type JsonRead = { ok: true; value: unknown } | { ok: false; problem: JsonProblem };

export const eventLimits: JsonLimits = { depthMax: 32, keysMax: 1_000 };

const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function refusal(code: JsonProblemCode, message: string): { ok: false; problem: JsonProblem } {
  return { ok: false, problem: { code, message } };
}

/** The text of the bytes, or null where they are no UTF-8. */
export function decoded(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

export function refusedAtSight(bytes: Uint8Array): { ok: false; problem: JsonProblem } | null {
  if (skipBlank(bytes, 0) === bytes.length) return refusal("empty_body", "the body is empty");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return refusal("byte_order_mark", "the body starts with a byte order mark; send plain UTF-8");
  }
  return null;
}

/** Whether a parsed value is one we keep as it was sent, given what its bytes tell. */
export function isStrict(value: unknown, facts: JsonFacts, limits: JsonLimits): boolean {
  if (facts.hasInexactNumber || facts.depth > limits.depthMax || facts.keys > limits.keysMax) return false;
  return countKeys(value, facts.hasUnicodeEscape) === facts.keys;
}

export function explained(text: string, limits: JsonLimits): { ok: false; problem: JsonProblem } {
  const problem = findJsonProblem(text, limits);
  return problem ? { ok: false, problem } : refusal("not_json", "not JSON we can keep as it was sent");
}

/**
 * Reads a body whose every value can be kept as it was sent, or says what cannot. Judged by two quick passes around
 * the native parser; the slow reader runs only to explain a refusal.
 */
export function readStrictJson(bytes: Uint8Array, limits: JsonLimits = eventLimits): JsonRead {
  const atSight = refusedAtSight(bytes);
  if (atSight) return atSight;
  const text = decoded(bytes);
  if (text === null) return refusal("invalid_utf8", "the body is not valid UTF-8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return explained(text, limits);
  }
  const facts = scanValue(bytes, skipBlank(bytes, 0));
  return isStrict(value, facts, limits) ? { ok: true, value } : explained(text, limits);
}
