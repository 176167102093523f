import { placeholderReason } from "../ingest/placeholder-id";
import { levelsMax, propertiesMax } from "./definition-limits";
import { newObservation, type Observation, observeObject, type SeenType } from "./observe";
import { looksPersonal } from "./personal-data";
import type { Constraints, Property, PropertyFormat, PropertyType } from "./property";
import { propertyId } from "./property-id";
import { propertyNameProblem } from "./property-name";
import { fitsProperty, isObject } from "./property-value";

// Fewer examples agree by chance: from one alone, everything in it would be required.
const samplesForRequired = 10;
const valuesForChoices = 20;
const choicesMax = 10;
const choiceLengthMax = 50;

export interface Evidence {
  /** How many of the objects it could be in had it with a value, and the share of them. */
  count: number;
  of: number;
  share: number;
  nulls: number;
  /** What a person should look at before taking the proposal. */
  hints: string[];
}

export type ProposedProperty = Omit<Property, "properties"> & { evidence: Evidence; properties?: ProposedProperty[] };

export interface Proposal {
  samples: number;
  properties: ProposedProperty[];
  /** Keys left out, with the reason. */
  skipped: { name: string; reason: string }[];
}

interface Drafting {
  ids: Set<string>;
  skipped: Proposal["skipped"];
}

const typeOrder: SeenType[] = ["string", "datetime", "date", "number", "integer", "boolean", "object", "list"];

/** Integers among numbers are numbers, days among texts are texts; of what stays apart, the commonest wins. */
function mergedTypes(types: Map<SeenType, number>): Map<SeenType, number> {
  const merged = new Map(types);
  const fold = (from: SeenType, into: SeenType) => {
    const [less, more] = [merged.get(from), merged.get(into)];
    if (less === undefined || more === undefined) return;
    merged.delete(from);
    merged.set(into, less + more);
  };
  fold("integer", "number");
  fold("date", "string");
  fold("datetime", "string");
  if (merged.has("date") && merged.has("datetime")) {
    merged.set("string", (merged.get("date") ?? 0) + (merged.get("datetime") ?? 0));
    merged.delete("date");
    merged.delete("datetime");
  }
  return merged;
}

function commonestType(types: Map<SeenType, number>): SeenType | null {
  const ranked = [...types].sort(([a, m], [b, n]) => n - m || typeOrder.indexOf(a) - typeOrder.indexOf(b));
  return ranked[0]?.[0] ?? null;
}

function typeHints(types: Map<SeenType, number>, chosen: SeenType): string[] {
  const others = [...types].filter(([type]) => type !== chosen);
  return others.map(
    ([type, count]) => `${count} of ${[...types.values()].reduce((a, b) => a + b)} values were of type ${type}`,
  );
}

function formatOf(seen: Observation): PropertyFormat | undefined {
  const texts = seen.types.get("string") ?? 0;
  return [...seen.formats].find(([, count]) => count === texts && count > 0)?.[0];
}

function choicesOf(seen: Observation): string[] | undefined {
  const values = [...seen.distinct];
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  const isFew =
    !seen.hasTooManyDistinct && values.length <= choicesMax && total >= Math.max(valuesForChoices, values.length * 4);
  const areChoices = values.every(([text, count]) => count > 1 && text.length <= choiceLengthMax && text.trim() !== "");
  return isFew && areChoices ? values.map(([text]) => text).sort() : undefined;
}

function textConstraints(seen: Observation): { constraints: Constraints; hints: string[] } {
  const texts = seen.types.get("string") ?? 0;
  const format = formatOf(seen);
  if (format) return { constraints: { format }, hints: [] };
  const isNumeric = texts > 0 && seen.numericTexts === texts;
  const hints = isNumeric ? ["every value is a number in quotes: was a number meant?"] : [];
  const allowedValues = isNumeric ? undefined : choicesOf(seen);
  return { constraints: allowedValues ? { allowedValues } : {}, hints };
}

interface Shape {
  type: PropertyType;
  isList: boolean;
  /** Of the values, or of a list's items. */
  values: Observation;
  hints: string[];
}

function itemShape(seen: Observation, hints: string[]): Shape | string {
  const items = seen.items ?? newObservation();
  const types = mergedTypes(items.types);
  const type = commonestType(types);
  if (type === "list") return "a list of lists cannot be described";
  const more =
    type === null ? ["only empty lists were seen: the type of the items is a guess"] : typeHints(types, type);
  if (items.nulls > 0) more.push(`${items.nulls} items were null, which a list may not hold`);
  return { type: type ?? "string", isList: true, values: items, hints: [...hints, ...more] };
}

/** What the property is, or why that cannot be said. */
function shapeOf(seen: Observation): Shape | string {
  const types = mergedTypes(seen.types);
  const type = commonestType(types);
  if (type === null) return "only null was seen";
  const hints = typeHints(types, type);
  return type === "list" ? itemShape(seen, hints) : { type, isList: false, values: seen, hints };
}

function keyProblem(name: string): string | null {
  const problem = propertyNameProblem(name);
  if (problem) return problem;
  return placeholderReason(name) && "looks like a key that a program made by mistake";
}

// Keys that are ids or numbers are data: naming each as a property would describe one customer's cart, not the event.
function isKeyedById(properties: Map<string, Observation>): boolean {
  const names = [...properties.keys()];
  return names.length > 1 && names.every((name) => /^\d+$/.test(name) || /^[0-9a-f-]{16,}$/i.test(name));
}

function nestedOf(
  shape: Shape,
  path: string[],
  drafting: Drafting,
): { properties?: ProposedProperty[]; hints: string[] } {
  if (shape.type !== "object") return { hints: [] };
  if (isKeyedById(shape.values.properties)) return { hints: ["its keys look like ids, so it may hold anything"] };
  if (path.length >= levelsMax) return { hints: [`nested deeper than ${levelsMax} levels, so it may hold anything`] };
  const properties = proposeKeys(shape.values, path, drafting);
  return properties.length > 0
    ? { properties, hints: [] }
    : { hints: ["no key was seen in it, so it may hold anything"] };
}

function proposeProperty(
  name: string,
  seen: Observation,
  { of, path, drafting }: { of: number; path: string[]; drafting: Drafting },
): ProposedProperty | string {
  const shape = shapeOf(seen);
  if (typeof shape === "string") return shape;
  if (drafting.ids.size >= propertiesMax) return `a schema holds ${propertiesMax} properties`;
  const id = propertyId(path, drafting.ids);
  drafting.ids.add(id);
  const nested = nestedOf(shape, path, drafting);
  const text = shape.type === "string" ? textConstraints(shape.values) : { constraints: {}, hints: [] };
  const example = shape.isList ? [shape.values.example] : shape.values.example;
  const isExample = shape.type !== "object" && fitsProperty({ type: shape.type, list: shape.isList }, example);
  return {
    id,
    name,
    type: shape.type,
    ...(shape.isList && { list: true }),
    required: of >= samplesForRequired && seen.seen === of,
    constraints: text.constraints,
    ...(isExample && { example: example as Property["example"] }),
    ...(looksPersonal(name, text.constraints.format) && { personalData: true }),
    ...(nested.properties && { properties: nested.properties }),
    evidence: {
      count: seen.seen,
      of,
      share: seen.seen / of,
      nulls: seen.nulls,
      hints: [...shape.hints, ...text.hints, ...nested.hints],
    },
  };
}

function proposeKeys(seen: Observation, path: string[], drafting: Drafting): ProposedProperty[] {
  const proposed: ProposedProperty[] = [];
  const names = new Set<string>();
  for (const [key, observation] of seen.properties) {
    const name = key.normalize("NFC");
    const here = [...path, name];
    const problem = names.has(name) ? "is there twice, composed otherwise" : keyProblem(name);
    const property = problem ?? proposeProperty(name, observation, { of: seen.objects, path: here, drafting });
    if (typeof property === "string") drafting.skipped.push({ name: here.join("."), reason: property });
    else proposed.push(property);
    names.add(name);
  }
  return proposed;
}

/** Proposes the properties that would describe the given events' metadata, each with what speaks for it. */
export function proposeProperties(samples: unknown[]): Proposal {
  const seen = newObservation();
  const objects = samples.filter(isObject);
  for (const sample of objects) observeObject(seen, sample);
  const drafting: Drafting = { ids: new Set(), skipped: [] };
  const properties = proposeKeys(seen, [], drafting);
  return { samples: objects.length, properties, skipped: drafting.skipped };
}

/** The proposal without its evidence, as a definition stores it. */
export function acceptProposal(properties: ProposedProperty[]): Property[] {
  return properties.map(({ evidence: _, properties: nested, ...property }) => ({
    ...property,
    ...(nested && { properties: acceptProposal(nested) }),
  }));
}

/** People paste one metadata object, a list of them, or whole request bodies: all are the same examples. */
export function readPasted(pasted: unknown): { eventName: string | null; samples: Record<string, unknown>[] } {
  const isBatch = isObject(pasted) && Array.isArray(pasted.events);
  const values = (isBatch ? pasted.events : Array.isArray(pasted) ? pasted : [pasted]) as unknown[];
  const objects = values.filter(isObject);
  const names = new Set(objects.map((value) => (isBody(value) ? value.event : null)));
  const [name] = names;
  return {
    eventName: names.size === 1 && typeof name === "string" ? name : null,
    samples: objects.map((value) => (isBody(value) ? value.metadata : value)),
  };
}

function isBody(value: Record<string, unknown>): value is { event: string; metadata: Record<string, unknown> } {
  return typeof value.event === "string" && isObject(value.metadata);
}
