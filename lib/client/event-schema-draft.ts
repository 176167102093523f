import { constraintFits } from "@/lib/domain/event-schema/constraint-fit";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { Constraints, Property, PropertyType } from "@/lib/domain/event-schema/property";

/**
 * A definition in the hands of who edits it: one row a property, in reading order, everything as it was typed. What does
 * not fit the type any more stays in the row, and comes back with the type.
 */
export interface DraftRow {
  id: string;
  /** From 1; the rows that follow with a higher level are within this one. */
  level: number;
  name: string;
  type: PropertyType;
  list: boolean;
  required: boolean;
  constraints: DraftConstraints;
  description: string;
  /** Null is none; an empty text can be an example, too. */
  example: string | null;
  personalData: boolean;
  deprecated: boolean;
}

export interface DraftConstraints {
  allowedValues: string[];
  min: string;
  max: string;
  minLength: string;
  maxLength: string;
  pattern: string;
  format: string;
  minItems: string;
  maxItems: string;
  uniqueItems: boolean;
}

export type Policies = EventSchemaDefinition["policies"];

export interface Draft {
  rows: DraftRow[];
  policies: Policies;
}

/** The fields that are one thing to whoever edits: two people's changes are put together by these. */
export const rowUnits = [
  ["name"],
  ["type", "list", "constraints", "example"],
  ["required"],
  ["description"],
  ["personalData"],
  ["deprecated"],
] as const satisfies (keyof DraftRow)[][];

const noConstraints: DraftConstraints = {
  allowedValues: [],
  min: "",
  max: "",
  minLength: "",
  maxLength: "",
  pattern: "",
  format: "",
  minItems: "",
  maxItems: "",
  uniqueItems: false,
};

export function newRow(id: string, name = ""): DraftRow {
  return {
    id,
    level: 1,
    name,
    type: "string",
    list: false,
    required: false,
    constraints: noConstraints,
    description: "",
    example: null,
    personalData: false,
    deprecated: false,
  };
}

/** Not `randomUUID`, which browsers refuse to a page that came over plain http. */
export function newRowId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function draftOf({ properties, policies }: EventSchemaDefinition): Draft {
  return { rows: rowsOf(properties, 1), policies };
}

export function rowsOf(properties: Property[], level: number): DraftRow[] {
  return properties.flatMap((property) => [rowOf(property, level), ...rowsOf(property.properties ?? [], level + 1)]);
}

function rowOf(property: Property, level: number): DraftRow {
  const { id, name, type, required, constraints } = property;
  const text = (value: number | string | undefined) => (value === undefined ? "" : String(value));
  return {
    id,
    level,
    name,
    type,
    list: property.list ?? false,
    required,
    constraints: {
      allowedValues: (constraints.allowedValues ?? []).map(String),
      min: text(constraints.min),
      max: text(constraints.max),
      minLength: text(constraints.minLength),
      maxLength: text(constraints.maxLength),
      pattern: text(constraints.pattern),
      format: text(constraints.format),
      minItems: text(constraints.minItems),
      maxItems: text(constraints.maxItems),
      uniqueItems: constraints.uniqueItems ?? false,
    },
    description: property.description ?? "",
    example: exampleText(property),
    personalData: property.personalData ?? false,
    deprecated: property.deprecated ?? false,
  };
}

function exampleText({ type, list, example }: Property): string | null {
  if (example === undefined) return null;
  const isPlain = !list && type !== "object" && typeof example === "string";
  return isPlain ? example : JSON.stringify(example);
}

/** A property as the rows say it, sound or not: the rule of the domain judges it. */
export interface Candidate {
  [field: string]: unknown;
  properties?: Candidate[];
}

export interface CandidateDefinition {
  properties: Candidate[];
  policies: Policies;
}

export function candidateOf({ rows, policies }: Draft): CandidateDefinition {
  const top: Candidate[] = [];
  const open: { level: number; candidate: Candidate }[] = [];
  for (const row of rows) {
    while ((open.at(-1)?.level ?? 0) >= row.level) open.pop();
    const candidate = propertyOf(row);
    const parent = open.at(-1)?.candidate;
    if (!parent) top.push(candidate);
    else if (parent.properties) parent.properties.push(candidate);
    else parent.properties = [candidate];
    open.push({ level: row.level, candidate });
  }
  return { properties: top, policies };
}

function propertyOf(row: DraftRow): Candidate {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    ...(row.list && { list: true }),
    required: row.required,
    constraints: constraintsOf(row),
    ...(row.description !== "" && { description: row.description }),
    ...(row.example !== null && { example: exampleOf(row, row.example) }),
    ...(row.personalData && { personalData: true }),
    ...(row.deprecated && { deprecated: true }),
  };
}

function constraintsOf(row: DraftRow): Record<string, unknown> {
  const given: Record<keyof Constraints, unknown> = {
    allowedValues: allowedValuesOf(row),
    min: numberOf(row.constraints.min),
    max: numberOf(row.constraints.max),
    minLength: numberOf(row.constraints.minLength),
    maxLength: numberOf(row.constraints.maxLength),
    pattern: row.constraints.pattern || undefined,
    format: row.constraints.format || undefined,
    minItems: numberOf(row.constraints.minItems),
    maxItems: numberOf(row.constraints.maxItems),
    uniqueItems: row.constraints.uniqueItems || undefined,
  };
  const fitting = (Object.keys(given) as (keyof Constraints)[]).filter(
    (key) => given[key] !== undefined && constraintFits(key, row),
  );
  return Object.fromEntries(fitting.map((key) => [key, given[key]]));
}

function allowedValuesOf({ type, constraints }: DraftRow): unknown[] | undefined {
  if (constraints.allowedValues.length === 0) return undefined;
  return type === "string"
    ? constraints.allowedValues
    : constraints.allowedValues.map((text) => numberOf(text) ?? text);
}

/** What is no number stays the text it is, so that the rule can say so. */
function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : text;
}

function exampleOf({ type, list }: DraftRow, text: string): unknown {
  if (list) return listExample(type, text);
  if (type === "string" || type === "date" || type === "datetime") return text;
  return json(text) ?? text;
}

/** A list may be written as JSON or with commas between. */
function listExample(type: PropertyType, text: string): unknown {
  if (text.trim().startsWith("[") || type === "object") return json(text) ?? text;
  const items = text.split(",").map((item) => item.trim());
  return type === "number" || type === "integer" || type === "boolean"
    ? items.map((item) => json(item) ?? item)
    : items;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
