import { survives } from "../ingest/json-number";

/** A dot anywhere; a comma only where it cannot part thousands: 1,234 may be either. */
const written = /^[+-]?(\d+(\.\d+)?|\d+,(\d{1,2}|\d{4,}))$/;

/** The number a text writes, or the value as it was: nothing is rounded and nothing is guessed. */
export function castToNumber(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text.length > 40 || !written.test(text)) return value;
  const token = text.replace(",", ".").replace(/^\+/, "");
  return survives(token) ? Number(token) : value;
}

export function castToText(value: unknown): unknown {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
}

const truths: Record<string, boolean> = {
  true: true,
  yes: true,
  on: true,
  "1": true,
  false: false,
  no: false,
  off: false,
  "0": false,
};

export function castToBoolean(value: unknown): unknown {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const word = String(value).trim().toLowerCase();
  return Object.hasOwn(truths, word) ? truths[word] : value;
}
