import type { Property } from "./property";
import { isObject } from "./property-value";
import { pointerTo } from "./violation";

/** The declared names of one object; a name leads to the level below it, or to null where anything may be. */
export type KnownNames = ReadonlyMap<string, KnownNames | null>;

export function knownNames(properties: Property[]): KnownNames {
  return new Map(
    properties.map((property) => [property.name, property.properties?.length ? knownNames(property.properties) : null]),
  );
}

/**
 * Appends a pointer for each property the schema does not declare, until `max` are found. This runs for every event,
 * valid or not, beside Ajv: there `additionalProperties` could refuse them, but neither mark nor strip in one pass.
 */
export function findUnknown(
  object: Record<string, unknown>,
  known: KnownNames,
  { at, found, max }: { at: string; found: string[]; max: number },
): void {
  for (const key in object) {
    const below = known.get(key);
    if (below === null) continue;
    if (found.length >= max) return;
    if (below === undefined) found.push(pointerTo(at, key));
    else findUnknownBelow(object[key], below, { at: pointerTo(at, key), found, max });
  }
}

function findUnknownBelow(
  value: unknown,
  known: KnownNames,
  place: { at: string; found: string[]; max: number },
): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      if (place.found.length >= place.max) return;
      if (isObject(item)) findUnknown(item, known, { ...place, at: pointerTo(place.at, i) });
    }
  } else if (isObject(value)) {
    findUnknown(value, known, place);
  }
}

/** A copy without the properties the schema does not declare. */
export function stripUnknown(object: Record<string, unknown>, known: KnownNames): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    const below = known.get(key);
    if (below === undefined) continue;
    kept[key] = below === null ? value : stripBelow(value, below);
  }
  return kept;
}

function stripBelow(value: unknown, known: KnownNames): unknown {
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? stripUnknown(item, known) : item));
  return isObject(value) ? stripUnknown(value, known) : value;
}
