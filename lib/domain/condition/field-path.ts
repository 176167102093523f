import { isObject } from "../event-schema/property-value";

/** Whose facts a condition may ask about. */
export const factScopes = ["event", "referee", "referrer", "referral"] as const;
export type FactScope = (typeof factScopes)[number];

/** Plain objects with the names that rules use: the event's payload, two people, and their referral. */
export interface ConditionFacts {
  event: unknown;
  referee: unknown;
  referrer: unknown;
  referral: unknown;
}

export interface FieldPath {
  scope: FactScope;
  path: string[];
}

// An event may be sent with more than anybody would read; the schema's own bound on a list is wider.
const itemsMax = 10_000;

/** "event.shipping.country". A dot or backslash in a name is written behind a backslash. */
export function fieldOf(scope: FactScope, path: readonly string[]): string {
  return [scope, ...path.map((name) => name.replace(/[\\.]/g, "\\$&"))].join(".");
}

/** Null when the text is no field's path. */
export function fieldPath(field: string): FieldPath | null {
  const written = field.match(/(?:\\[\\.]|[^\\.])+/g) ?? [];
  if (written.join(".") !== field) return null;
  const [first, ...path] = written.map((name) => name.replace(/\\([\\.])/g, "$1"));
  const scope = factScopes.find((each) => each === first);
  return scope && path.length > 0 ? { scope, path } : null;
}

/** What stands at a path. Null counts as missing, in a list too. */
export type Reading = { isList: boolean; values: unknown[] } | "missing";

/** A list on the way is looked through: the values of all its items are read. */
export function readPath(root: unknown, path: readonly string[]): Reading {
  const found = { isList: false, isPresent: false, values: [] as unknown[] };
  collect(root, path, found);
  return found.isPresent ? { isList: found.isList, values: found.values } : "missing";
}

function collect(
  value: unknown,
  path: readonly string[],
  found: { isList: boolean; isPresent: boolean; values: unknown[] },
): void {
  if (value === null || value === undefined) return;
  const [name, ...rest] = path;
  if (name === undefined) {
    found.isPresent = true;
    if (Array.isArray(value)) found.isList = true;
    const items: unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items.slice(0, itemsMax)) if (item !== null && item !== undefined) found.values.push(item);
    return;
  }
  if (Array.isArray(value)) {
    found.isList = true;
    // Only objects: a list straight within a list has no property, and following it would go as deep as somebody nests.
    for (const item of value.slice(0, itemsMax)) if (isObject(item)) collect(item, path, found);
    return;
  }
  if (isObject(value) && Object.hasOwn(value, name)) collect(value[name], rest, found);
}
