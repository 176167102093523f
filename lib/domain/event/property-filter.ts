import type { Property } from "../event-schema/property";
import { isDate, isDateTime } from "../rfc3339";

/** What the list of events can be narrowed to by a property's value: total ≥ 50, plan is pro, coupon was not sent. */

export const propertyOperators = [
  "eq",
  "ne",
  "gt",
  "gte",
  "lt",
  "lte",
  "contains",
  "has",
  "exists",
  "missing",
  "null",
] as const;
export type PropertyOperator = (typeof propertyOperators)[number];

export interface PropertyFilter {
  /** Names from the outside in; nested objects have more than one. */
  path: string[];
  operator: PropertyOperator;
  /** As written; null where the operator needs none. */
  value: string | null;
}

/** What a value is compared as; "any" where no schema says it. */
export type ComparedAs = "text" | "number" | "boolean" | "day" | "moment" | "any";

export const propertyFiltersMax = 5;
const valueLengthMax = 200;
const depthMax = 4;

const presence: readonly PropertyOperator[] = ["exists", "missing", "null"];
const ordered: readonly PropertyOperator[] = ["gt", "gte", "lt", "lte"];

export function needsValue(operator: PropertyOperator): boolean {
  return !presence.includes(operator);
}

/** The operators that mean something for a property of that type; all of them when nothing is declared. */
export function operatorsOf(property: Pick<Property, "type" | "list"> | null): readonly PropertyOperator[] {
  if (property === null) return propertyOperators;
  if (property.list) return ["has", ...presence];
  switch (property.type) {
    case "string":
      return ["eq", "ne", "contains", ...presence];
    case "number":
    case "integer":
      return ["gte", "lte", "eq", "ne", "gt", "lt", ...presence];
    case "boolean":
      return ["eq", ...presence];
    case "date":
    case "datetime":
      return ["eq", "gte", "lt", ...presence];
    case "object":
      return presence;
  }
}

const comparedAs = {
  string: "text",
  number: "number",
  integer: "number",
  boolean: "boolean",
  date: "day",
  datetime: "moment",
  object: "any",
} as const;

export function comparedAsOf(property: Pick<Property, "type" | "list"> | null): ComparedAs {
  if (property === null || property.list) return "any";
  return comparedAs[property.type];
}

/** Where a declared property stands; null when nothing is declared there. */
export function declaredProperty(properties: readonly Property[], path: readonly string[]): Property | null {
  const [name, ...rest] = path;
  const found = properties.find((property) => property.name === name) ?? null;
  if (found === null || rest.length === 0) return found;
  return declaredProperty(found.properties ?? [], rest);
}

export const isNumberText = (text: string) => /^-?(0|[1-9]\d{0,17})(\.\d{1,17})?$/.test(text);

/** Why this cannot be asked of that property, or null. */
export function propertyFilterProblem(filter: PropertyFilter, property: Property | null): string | null {
  const { operator, value } = filter;
  if (!operatorsOf(property).includes(operator)) {
    const what = property?.list ? "a list" : `${/^[aeiou]/.test(property?.type ?? "") ? "an" : "a"} ${property?.type}`;
    return `"${operatorWords(operator, comparedAsOf(property))}" cannot be asked of ${what}`;
  }
  if (!needsValue(operator)) return null;
  if (value === null || value === "") return "needs a value to compare with";
  return valueProblem(value, operator, comparedAsOf(property));
}

function valueProblem(value: string, operator: PropertyOperator, as: ComparedAs): string | null {
  if (as === "number" && !isNumberText(value)) return "needs a number, such as 50 or 49.90";
  if (as === "boolean" && value !== "true" && value !== "false") return "is true or false";
  if (as === "day" && !isDate(value)) return "needs a day, such as 2026-05-31";
  if (as === "moment" && operator === "eq" && !isDate(value)) return "needs a day, such as 2026-05-31";
  if (as === "moment" && !isDate(value) && !isDateTime(value)) {
    return "needs a day, or a time with its offset, such as 2026-05-31T10:00:00Z";
  }
  const isOrdered = ordered.includes(operator);
  if (as === "any" && isOrdered && !isNumberText(value) && !isDate(value) && !isDateTime(value)) {
    return "needs a number or a day to be compared by size";
  }
  return null;
}

const symbols: Record<PropertyOperator, string> = {
  eq: "is",
  ne: "is not",
  gt: ">",
  gte: "≥",
  lt: "<",
  lte: "≤",
  contains: "contains",
  has: "includes",
  exists: "has a value",
  missing: "was not sent",
  null: "is null",
};

export function operatorWords(operator: PropertyOperator, as: ComparedAs): string {
  const isTime = as === "day" || as === "moment";
  if (isTime && operator === "gte") return "on or after";
  if (isTime && operator === "lt") return "before";
  if (isTime && operator === "eq") return "on";
  if (as === "number" && operator === "eq") return "=";
  if (as === "number" && operator === "ne") return "≠";
  return symbols[operator];
}

export function propertyFilterWords({ path, operator, value }: PropertyFilter): string {
  const as = value !== null && isNumberText(value) ? "number" : value !== null && isDate(value) ? "day" : "text";
  return [path.join("."), operatorWords(operator, as), value].filter((part) => part !== null).join(" ");
}

/** As addresses carry it: total:gte:50, shipping/country:eq:DE, coupon:missing. */
export function writePropertyFilter({ path, operator, value }: PropertyFilter): string {
  const place = path.map(encodeURIComponent).join("/");
  return value === null ? `${place}:${operator}` : `${place}:${operator}:${value}`;
}

/** Null when the text is no such filter. */
export function readPropertyFilter(text: string): PropertyFilter | null {
  const [place = "", word = "", ...rest] = text.split(":");
  const operator = propertyOperators.find((each) => each === word);
  if (!operator || !place) return null;
  const path = place.split("/").map(decoded);
  if (path.length > depthMax || path.some((name) => name === null || name === "")) return null;
  const value = needsValue(operator) ? rest.join(":") : null;
  if ((value === null) !== (rest.length === 0) || (value ?? "").length > valueLengthMax) return null;
  return { path: path.filter((name) => name !== null), operator, value };
}

function decoded(text: string): string | null {
  try {
    const name = decodeURIComponent(text);
    return name.includes("\u0000") ? null : name;
  } catch {
    return null;
  }
}
