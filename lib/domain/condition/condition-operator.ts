import type { PropertyType } from "../event-schema/property";

/**
 * Named as react-querybuilder names them, where it has a name. Those for time are words of their own, so that a stored rule
 * says what it compares without a schema beside it.
 */
export const conditionOperators = [
  "=",
  "!=",
  "equalsIgnoringCase",
  "in",
  "notIn",
  "contains",
  "doesNotContain",
  "beginsWith",
  "endsWith",
  ">",
  ">=",
  "<",
  "<=",
  "between",
  "on",
  "notOn",
  "before",
  "onOrBefore",
  "after",
  "onOrAfter",
  "inLastDays",
  "hasAny",
  "hasAll",
  "hasNone",
  "present",
  "missing",
] as const;
export type ConditionOperator = (typeof conditionOperators)[number];

/** What an operator wants beside it. */
export type OperandKind = "none" | "one" | "list" | "range" | "days";

const presence: readonly ConditionOperator[] = ["present", "missing"];
const sizes: readonly ConditionOperator[] = [">=", ">", "<=", "<", "between"];
const texts: readonly ConditionOperator[] = ["contains", "beginsWith", "endsWith"];
const times: readonly ConditionOperator[] = [
  "onOrAfter",
  "after",
  "onOrBefore",
  "before",
  "on",
  "notOn",
  "between",
  "inLastDays",
];
const sets: readonly ConditionOperator[] = ["hasAny", "hasAll", "hasNone"];

export function operandKind(operator: ConditionOperator): OperandKind {
  if (presence.includes(operator)) return "none";
  if (operator === "between") return "range";
  if (operator === "inLastDays") return "days";
  return operator === "in" || operator === "notIn" || sets.includes(operator) ? "list" : "one";
}

/** Looks at the list as a whole; every other operator asks whether any of its items fits. */
export function isSetOperator(operator: ConditionOperator): boolean {
  return sets.includes(operator);
}

/** The operators that mean something for a value of that type, the likeliest first. */
export function operatorsFor({ type, list }: { type: PropertyType; list: boolean }): readonly ConditionOperator[] {
  if (type === "object") return presence;
  if (list) return [...sets, ...itemOperators(type), ...presence];
  switch (type) {
    case "string":
      return [
        "=",
        "!=",
        "in",
        "notIn",
        ...texts.slice(0, 1),
        "doesNotContain",
        ...texts.slice(1),
        ...caseless,
        ...presence,
      ];
    case "number":
    case "integer":
      return [...sizes, "=", "!=", "in", "notIn", ...presence];
    case "boolean":
      return ["=", ...presence];
    case "date":
    case "datetime":
      return [...times, ...presence];
  }
}

const caseless: readonly ConditionOperator[] = ["equalsIgnoringCase"];

/** "Any of them is …". What is not said of a single item is left to "has none of". */
function itemOperators(type: PropertyType): readonly ConditionOperator[] {
  if (type === "string") return [...texts, ...caseless];
  if (type === "number" || type === "integer") return sizes;
  if (type === "date" || type === "datetime") return times.filter((operator) => operator !== "notOn");
  return [];
}

const words: Record<ConditionOperator, string> = {
  "=": "is",
  "!=": "is not",
  equalsIgnoringCase: "is (ignoring case)",
  in: "is one of",
  notIn: "is none of",
  contains: "contains",
  doesNotContain: "does not contain",
  beginsWith: "starts with",
  endsWith: "ends with",
  ">": "is more than",
  ">=": "is at least",
  "<": "is less than",
  "<=": "is at most",
  between: "is between",
  on: "is on",
  notOn: "is not on",
  before: "is before",
  onOrBefore: "is on or before",
  after: "is after",
  onOrAfter: "is on or after",
  inLastDays: "is in the last",
  hasAny: "has any of",
  hasAll: "has all of",
  hasNone: "has none of",
  present: "has a value",
  missing: "is missing",
};

export function operatorWords(operator: ConditionOperator): string {
  return words[operator];
}
