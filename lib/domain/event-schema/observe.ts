import type { PropertyFormat, PropertyType } from "./property";
import { fitsType, formatChecks, isObject } from "./property-value";

/** The shapes a single value may be seen in; a list is told apart by the observation that holds it. */
export type SeenType = PropertyType | "list";

// More than this many different values are no list of choices, and need not be remembered.
const distinctMax = 20;

// Three levels of objects, a list around each, and one more to see that there is more.
const depthMax = 8;

export interface Observation {
  /** Times it was there with a value. */
  seen: number;
  nulls: number;
  types: Map<SeenType, number>;
  formats: Map<PropertyFormat, number>;
  numericTexts: number;
  distinct: Map<string, number>;
  hasTooManyDistinct: boolean;
  example: unknown;
  /** Of the items, when lists were seen. */
  items: Observation | null;
  /** Of the keys, when objects were seen. */
  properties: Map<string, Observation>;
  objects: number;
}

export function newObservation(): Observation {
  return {
    seen: 0,
    nulls: 0,
    types: new Map(),
    formats: new Map(),
    numericTexts: 0,
    distinct: new Map(),
    hasTooManyDistinct: false,
    example: undefined,
    items: null,
    properties: new Map(),
    objects: 0,
  };
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function seenType(value: unknown): SeenType {
  if (Array.isArray(value)) return "list";
  if (isObject(value)) return "object";
  const types: PropertyType[] = ["date", "datetime", "string", "boolean", "integer"];
  return types.find((type) => fitsType(type, value)) ?? "number";
}

function observeText(seen: Observation, text: string): void {
  for (const [format, isFormat] of Object.entries(formatChecks) as [PropertyFormat, (text: string) => boolean][]) {
    if (isFormat(text)) add(seen.formats, format);
  }
  // A leading zero or plus makes it a code or a phone number, not a number in quotes.
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)) seen.numericTexts++;
  if (seen.distinct.has(text) || seen.distinct.size < distinctMax) add(seen.distinct, text);
  else seen.hasTooManyDistinct = true;
}

function observe(seen: Observation, value: unknown, depth: number): void {
  if (value === null || value === undefined) {
    seen.nulls++;
    return;
  }
  seen.seen++;
  add(seen.types, seenType(value));
  if (Array.isArray(value)) {
    seen.items ??= newObservation();
    if (depth < depthMax) for (const item of value) observe(seen.items, item, depth + 1);
  } else if (isObject(value)) {
    if (depth < depthMax) observeObject(seen, value, depth + 1);
  } else {
    if (seen.example === undefined || seen.example === "") seen.example = value;
    if (typeof value === "string") observeText(seen, value);
  }
}

export function observeObject(seen: Observation, object: Record<string, unknown>, depth = 1): void {
  seen.objects++;
  for (const [key, value] of Object.entries(object)) {
    const property = seen.properties.get(key) ?? newObservation();
    seen.properties.set(key, property);
    observe(property, value, depth);
  }
}
