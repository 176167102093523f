import type { EventSchemaDefinition } from "../event-schema/definition";
import type { Constraints, Property } from "../event-schema/property";
import { fitsType } from "../event-schema/property-value";
import { acceptProposal, proposeProperties } from "../event-schema/propose";
import { pointerParts } from "../event-schema/violation";
import { shortened, typeInWords } from "../event-schema/violation-words";

/** A change of the schema after which the events of a problem would fit. */
export interface SchemaRemedy {
  /** "Make `order_id` optional". */
  words: string;
  definition: EventSchemaDefinition;
}

const metadataPart = "metadata";
const addedValuesMax = 20;

/**
 * How the schema would have to be for what came at the pointer, which leads into the body and has `*` for an item of a list.
 * Null when no schema can allow it, or none need: a problem of the envelope, a property that is gone.
 */
export function schemaRemedy(
  definition: EventSchemaDefinition,
  { pointer, code }: { pointer: string; code: string },
  values: unknown[],
): SchemaRemedy | null {
  const [first, ...path] = pointerParts(pointer).filter((part) => part !== "*");
  const [last] = path.slice(-1);
  if (first !== metadataPart || last === undefined) return null;
  const name = `\`${shortened(path.join("."), 80)}\``;
  if (code === "unknown_property") return added(definition, path, { name, values });
  const isItem = pointer.endsWith("/*");
  let words: string | null = null;
  const properties = changeProperty(definition.properties, path, (property) => {
    const change = changeFor(code, property, { values, isItem });
    if (!change) return property;
    words = `${change.words.replace("%", name)}`;
    return change.property;
  });
  return words === null ? null : { words, definition: { ...definition, properties } };
}

function changeProperty(
  properties: Property[],
  [name, ...rest]: string[],
  change: (found: Property) => Property,
): Property[] {
  return properties.map((property) => {
    if (property.name !== name) return property;
    if (rest.length === 0) return change(property);
    return { ...property, properties: changeProperty(property.properties ?? [], rest, change) };
  });
}

interface Change {
  words: string;
  property: Property;
}

const numberRules = { min: Math.min, max: Math.max } as const;
const lengthRules = {
  min_length: { rule: "minLength", pick: Math.min },
  max_length: { rule: "maxLength", pick: Math.max },
} as const;
const countRules = {
  min_items: { rule: "minItems", pick: Math.min },
  max_items: { rule: "maxItems", pick: Math.max },
} as const;
const droppedRules = { pattern: "pattern", format: "format", unique_items: "uniqueItems" } as const;

function changeFor(code: string, property: Property, seen: { values: unknown[]; isItem: boolean }): Change | null {
  const { values } = seen;
  if (code === "required") return { words: "Make % optional", property: { ...property, required: false } };
  if (code === "type") return retyped(property, seen);
  if (code === "allowed_values") return alsoAllowed(property, values);
  const numbers = values.filter((value) => typeof value === "number");
  if ((code === "min" || code === "max") && numbers.length > 0) {
    return widened(property, code, numberRules[code](...numbers));
  }
  const lengths = values.flatMap((value) => (typeof value === "string" ? [...value].length : []));
  if ((code === "min_length" || code === "max_length") && lengths.length > 0) {
    const { rule, pick } = lengthRules[code];
    return widened(property, rule, pick(...lengths));
  }
  const counts = values.flatMap((value) => (Array.isArray(value) ? value.length : []));
  if ((code === "min_items" || code === "max_items") && counts.length > 0) {
    const { rule, pick } = countRules[code];
    return widened(property, rule, pick(...counts));
  }
  if (code === "pattern" || code === "format" || code === "unique_items") {
    const { [droppedRules[code]]: _, ...constraints } = property.constraints;
    return {
      words: `Drop the ${code === "unique_items" ? "rule that no item is there twice" : code} of %`,
      property: { ...property, constraints },
    };
  }
  return null;
}

const limitWords = {
  min: "at least",
  max: "at most",
  minLength: "characters, at least",
  maxLength: "characters, at most",
  minItems: "items, at least",
  maxItems: "items, at most",
} as const satisfies Partial<Record<keyof Constraints, string>>;

function widened(property: Property, rule: keyof typeof limitWords, limit: number): Change {
  return {
    words: `Allow for % ${limitWords[rule]} ${limit}`,
    property: { ...property, constraints: { ...property.constraints, [rule]: limit } },
  };
}

/** Rules were made for the type that was; of another they say nothing. */
function retyped(property: Property, { values, isItem }: { values: unknown[]; isItem: boolean }): Change | null {
  const [proposed] = acceptProposal(proposeProperties(values.map((value) => ({ [property.name]: value }))).properties);
  if (!proposed) return null;
  const list = isItem ? property.list : proposed.list;
  const { example: _, list: __, properties: ___, ...kept } = property;
  const next: Property = {
    ...kept,
    type: commonType(proposed.type, property.type, values),
    ...(list && { list }),
    constraints: {},
    ...(proposed.properties && { properties: proposed.properties }),
  };
  if (next.type === property.type && Boolean(next.list) === Boolean(property.list)) return null;
  return { words: `Let % be ${typeInWords(next)}`, property: next };
}

/** Fractions where whole numbers were wanted: the whole ones must go on fitting. */
function commonType(proposed: Property["type"], before: Property["type"], values: unknown[]): Property["type"] {
  const isWider = before === "integer" && values.every((value) => fitsType("number", value));
  return isWider ? "number" : proposed;
}

function alsoAllowed(property: Property, values: unknown[]): Change | null {
  const before = property.constraints.allowedValues ?? [];
  const came = new Set(values.filter((value) => fitsType(property.type, value)));
  const fresh = [...came].flatMap((value) =>
    (typeof value === "string" && value.length <= 200) || typeof value === "number" ? [value] : [],
  );
  const more = fresh.filter((value) => !before.includes(value)).slice(0, addedValuesMax);
  if (more.length === 0) return null;
  return {
    words: `Also allow ${shortened(more.join(", "), 120)} for %`,
    property: { ...property, constraints: { ...property.constraints, allowedValues: [...before, ...more] } },
  };
}

function added(
  definition: EventSchemaDefinition,
  path: string[],
  { name, values }: { name: string; values: unknown[] },
): SchemaRemedy | null {
  const parents = path.slice(0, -1);
  const own = path.at(-1) ?? "";
  const [proposed] = acceptProposal(proposeProperties(values.map((value) => ({ [own]: value }))).properties);
  if (!proposed) return null;
  const taken = new Set(idsOf(definition.properties));
  const property = { ...freshIds(proposed, taken), required: false };
  if (parents.length === 0) {
    return {
      words: `Add ${name} to the schema`,
      definition: { ...definition, properties: [...definition.properties, property] },
    };
  }
  const properties = changeProperty(definition.properties, parents, (parent) => ({
    ...parent,
    properties: [...(parent.properties ?? []), property],
  }));
  return { words: `Add ${name} to the schema`, definition: { ...definition, properties } };
}

function idsOf(properties: Property[]): string[] {
  return properties.flatMap((property) => [property.id, ...idsOf(property.properties ?? [])]);
}

function freshIds(property: Property, taken: Set<string>): Property {
  let id = property.id;
  for (let at = 2; taken.has(id); at++) id = `${property.id.slice(0, 35)}-${at}`;
  taken.add(id);
  return {
    ...property,
    id,
    ...(property.properties && { properties: property.properties.map((each) => freshIds(each, taken)) }),
  };
}
