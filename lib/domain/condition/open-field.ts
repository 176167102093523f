import type { PropertyType } from "../event-schema/property";
import { fitsType } from "../event-schema/property-value";
import type { ConditionField } from "./condition-fields";
import type { ConditionRule } from "./condition-input";
import { type ConditionOperator, isSetOperator, operandKind } from "./condition-operator";
import { fieldOf, fieldPath } from "./field-path";

/** A field within an object that may hold anything. No schema knows it, so its type is what the rule is made with. */
export function fieldWithin(
  open: ConditionField,
  path: readonly string[],
  { type, list }: Pick<ConditionField, "type" | "list">,
): ConditionField {
  const around = fieldPath(open.field)?.path ?? [];
  const label = open.scope === "event" ? [open.label, ...path].join(".") : path.join(".");
  return { field: fieldOf(open.scope, [...around, ...path]), scope: open.scope, label, type, list };
}

const temporal: readonly ConditionOperator[] = [
  "on",
  "notOn",
  "before",
  "onOrBefore",
  "after",
  "onOrAfter",
  "inLastDays",
];
const numeric: readonly ConditionOperator[] = [">", ">=", "<", "<="];

/** The field of a rule that asks within such an object, with the type that its operator and value have; null for any other. */
export function openFieldOf(rule: ConditionRule, fields: readonly ConditionField[]): ConditionField | null {
  const open = fields.find((each) => each.isOpen && rule.field.startsWith(`${each.field}.`));
  const place = fieldPath(rule.field);
  const around = open && fieldPath(open.field);
  if (!open || !place || !around) return null;
  const list = isSetOperator(rule.operator);
  return fieldWithin(open, place.path.slice(around.path.length), { type: typeOf(rule), list });
}

function typeOf({ operator, value }: ConditionRule): PropertyType {
  if (temporal.includes(operator)) return "date";
  if (numeric.includes(operator)) return "number";
  const [first] = Array.isArray(value) ? value : [value];
  if (typeof first === "number") return "number";
  if (typeof first === "boolean") return "boolean";
  const isTime = fitsType("date", first) || fitsType("datetime", first);
  return operandKind(operator) === "range" ? (isTime ? "date" : "number") : "string";
}
