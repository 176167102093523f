import { didYouMean } from "./did-you-mean";
import type { Property, PropertyType } from "./property";
import { fitsType, isObject } from "./property-value";
import { shortened } from "./violation-words";

const isoDay = /^\d{4}-\d{2}-\d{2}/;

function written(value: unknown): string {
  return shortened(JSON.stringify(value), 40);
}

function plainNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/.test(trimmed)) return null;
  return Number(trimmed.replace(",", "."));
}

function asNumber(type: PropertyType, value: unknown): string | null {
  if (typeof value !== "string") return null;
  const number = plainNumber(value);
  if (number === null || !fitsType(type, number)) return null;
  return `send ${number} without quotes`;
}

function asBoolean(value: unknown): string | null {
  const word = typeof value === "string" ? value.trim().toLowerCase() : value;
  if (word === "true" || word === "false") return `send ${word} without quotes`;
  if (word === 1 || word === "1" || word === "yes") return "send true";
  if (word === 0 || word === "0" || word === "no") return "send false";
  return null;
}

function asDate(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const day = value.slice(0, 10);
  return isoDay.test(value) && fitsType("date", day) ? `send ${day}` : null;
}

// Nine to ten digits are seconds and twelve to thirteen milliseconds, from 1973 to 2286.
function fromEpoch(value: number): string | null {
  if (!Number.isInteger(value)) return null;
  const length = String(value).length;
  if (length === 9 || length === 10) return new Date(value * 1000).toISOString().replace(".000Z", "Z");
  return length === 12 || length === 13 ? new Date(value).toISOString() : null;
}

function asDateTime(value: unknown): string | null {
  if (typeof value === "number") {
    const moment = fromEpoch(value);
    return moment && `send ${moment}`;
  }
  if (typeof value !== "string") return null;
  if (fitsType("date", value)) return `add a time and an offset, like ${value}T00:00:00Z`;
  const joined = value.replace(" ", "T");
  if (fitsType("datetime", joined)) return `send ${joined}`;
  return fitsType("datetime", `${joined}Z`) ? `add the offset: ${joined}Z if it is UTC` : null;
}

function asType(type: PropertyType, value: unknown): string | null {
  switch (type) {
    case "number":
    case "integer":
      return asNumber(type, value);
    case "boolean":
      return asBoolean(value);
    case "date":
      return asDate(value);
    case "datetime":
      return asDateTime(value);
    case "string":
      return typeof value === "number" || typeof value === "boolean" ? `send "${value}", in quotes` : null;
    case "object":
      return null;
  }
}

/** How to send a value that is not of its type, when it is plain what was meant. */
export function typeSuggestion(property: Property, value: unknown, part: "whole" | "item"): string | null {
  if (property.list && part === "whole") {
    return fitsType(property.type, value) && !isObject(value) ? `send a list: [${written(value)}]` : null;
  }
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && fitsType(property.type, only) ? "send the value itself, not a list" : null;
  }
  return asType(property.type, value);
}

export function allowedValueSuggestion(property: Property, value: unknown): string | null {
  if (typeof value !== "string") return null;
  const allowed = (property.constraints.allowedValues ?? []).filter((allowedValue) => typeof allowedValue === "string");
  const trimmed = value.trim();
  const meant = allowed.includes(trimmed) ? trimmed : didYouMean(value.slice(0, 300), allowed);
  return meant === null ? null : `did you mean \`${shortened(meant, 60)}\`?`;
}
