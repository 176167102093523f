import { plainNumberLength, survives } from "./json-number";
import { isForbiddenKey } from "./json-problem";

const quote = 0x22;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const lowerF = 0x66;
const lowerU = 0x75;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** What the bytes of one value tell that the parsed value no longer does. */
export interface JsonFacts {
  end: number;
  depth: number;
  keys: number;
  hasUnicodeEscape: boolean;
  hasInexactNumber: boolean;
}

function isInexact(bytes: Uint8Array, from: number, to: number, hasExponent: boolean): boolean {
  if (!hasExponent && to - from <= plainNumberLength) return false;
  let token = "";
  for (let i = from; i < to; i++) token += String.fromCharCode(bytes[i] ?? 0);
  return !survives(token);
}

/**
 * Passes over the value that starts at `from`, which must be valid JSON. Bytes, not characters: within UTF-8 nothing
 * but these very characters has these bytes. One loop, because calls per character would double the time.
 */
export function scanValue(bytes: Uint8Array, from: number): JsonFacts {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let hasUnicodeEscape = false;
  let hasInexactNumber = false;
  let i = from;
  do {
    const byte = bytes[i] ?? 0;
    if (byte === quote) {
      let next = bytes[++i];
      while (next !== quote) {
        if (next === backslash && bytes[++i] === lowerU) hasUnicodeEscape = true;
        next = bytes[++i];
      }
      i++;
    } else if (byte === colon) {
      keys++;
      i++;
    } else if (byte === openBrace || byte === openBracket) {
      if (++depth > deepest) deepest = depth;
      i++;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth--;
      i++;
    } else if (byte === minus || (byte >= zero && byte <= nine)) {
      const start = i;
      let hasExponent = false;
      let next = bytes[++i] ?? 0;
      // Digits, + - . e E: all that may follow in a number, and nothing else that may follow one.
      while (
        (next >= zero && next <= nine) ||
        next === 0x2e ||
        (next | 0x20) === 0x65 ||
        next === 0x2b ||
        next === minus
      ) {
        if (next > nine) hasExponent = true;
        next = bytes[++i] ?? 0;
      }
      if (isInexact(bytes, start, i, hasExponent)) hasInexactNumber = true;
    } else if (byte > 0x60) {
      i += byte === lowerF ? 5 : 4;
    } else {
      i++;
    }
  } while (depth > 0);
  return { end: i, depth: deepest, keys, hasUnicodeEscape, hasInexactNumber };
}

const unstorable = /[\0\p{Surrogate}]/u;

/**
 * The number of keys in the value, or NaN if something in it must be refused. JSON.parse keeps the last of two equal
 * keys, so fewer keys here than colons in the text means that one was there twice.
 */
export function countKeys(value: unknown, hasUnicodeEscape: boolean): number {
  if (typeof value === "string") return hasUnicodeEscape && unstorable.test(value) ? Number.NaN : 0;
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item, hasUnicodeEscape);
    return count;
  }
  for (const key in value) {
    if (isForbiddenKey(key) || (hasUnicodeEscape && unstorable.test(key))) return Number.NaN;
    count += 1 + countKeys((value as Record<string, unknown>)[key], hasUnicodeEscape);
  }
  return count;
}

export function skipBlank(bytes: Uint8Array, from: number): number {
  let i = from;
  while ((bytes[i] ?? 0x21) <= 0x20) i++;
  return i;
}
