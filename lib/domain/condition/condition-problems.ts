import { didYouMean } from "../event-schema/did-you-mean";
import { fitsType } from "../event-schema/property-value";
import { shortened, typeInWords } from "../event-schema/violation-words";
import { compareTimes } from "./compare-time";
import type { ConditionField } from "./condition-fields";
import type { Condition, ConditionGroup, ConditionRule } from "./condition-input";
import { operandKind, operatorsFor, operatorWords } from "./condition-operator";
import { isGroup, operandsOf, rulesOf } from "./condition-rule";
import { type FactScope, fieldPath } from "./field-path";
import { fieldOfRule } from "./field-words";
import { openFieldOf } from "./open-field";

export type ConditionProblemCode =
  | "group_empty"
  | "field_unknown"
  | "field_renamed"
  | "field_deprecated"
  | "field_often_missing"
  | "operator"
  | "value_empty"
  | "value_type"
  | "value_not_allowed"
  | "value_out_of_range"
  | "range_empty";

export interface ConditionProblem {
  /** Places in `rules` of the rule or group, from the outside in. */
  path: number[];
  /** An error can never hold, or always does; a warning may be meant. */
  severity: "error" | "warning";
  code: ConditionProblemCode;
  sentence: string;
}

type Found = Omit<ConditionProblem, "path">;

const error = (code: ConditionProblemCode, sentence: string): Found => ({ severity: "error", code, sentence });
const warning = (code: ConditionProblemCode, sentence: string): Found => ({ severity: "warning", code, sentence });

/** What cannot be meant. A condition with an error among these is not to go live. */
export function conditionProblems(condition: Condition, fields: readonly ConditionField[]): ConditionProblem[] {
  const ofRules = rulesOf(condition).flatMap(({ rule, path }) =>
    ruleProblems(rule, fields).map((problem) => ({ path, ...problem })),
  );
  return [...emptyGroups(condition, []), ...ofRules];
}

function emptyGroups(group: ConditionGroup, path: number[]): ConditionProblem[] {
  const inner = group.rules.flatMap((each, at) => (isGroup(each) ? emptyGroups(each, [...path, at]) : []));
  if (group.rules.length > 0) return inner;
  if (group.not) return [{ path, ...error("group_empty", "This group is empty and turned round: it never holds.") }];
  return path.length === 0 ? [] : [{ path, ...warning("group_empty", "This group is empty: it always holds.") }];
}

function ruleProblems(rule: ConditionRule, fields: readonly ConditionField[]): Found[] {
  const field = fieldOfRule(rule, fields);
  if (!field) return openFieldOf(rule, fields) ? emptyValue(rule) : [unknownField(rule, fields)];
  return [...fieldWarnings(rule, field), ...comparisonProblems(rule, field).slice(0, 1)];
}

const owners: Record<FactScope, string> = {
  event: "This event",
  referee: "The friend",
  referrer: "The referrer",
  referral: "A referral",
};

function unknownField(rule: ConditionRule, fields: readonly ConditionField[]): Found {
  const place = fieldPath(rule.field);
  const name = place?.path.join(".") ?? rule.field;
  const known = fields.filter(({ scope }) => scope === place?.scope);
  const meant = didYouMean(
    name,
    known.map(({ label }) => label),
  );
  return error(
    "field_unknown",
    `${owners[place?.scope ?? "event"]} has no ${name}.${meant ? ` Did you mean ${meant}?` : ""}`,
  );
}

function fieldWarnings(rule: ConditionRule, field: ConditionField): Found[] {
  const found: Found[] = [];
  if (field.field !== rule.field && field.propertyId !== undefined) {
    const was = fieldPath(rule.field)?.path.join(".") ?? rule.field;
    found.push(warning("field_renamed", `${was} is called ${field.label} now.`));
  }
  if (field.deprecated) found.push(warning("field_deprecated", `${field.label} is deprecated.`));
  const missing = field.seenShare === undefined ? 0 : 1 - field.seenShare;
  if (operandKind(rule.operator) !== "none" && missing >= 0.005) {
    const never = `No event that was looked at had ${field.label}.`;
    const sentence = missing === 1 ? never : `${field.label} is missing in ${percent(missing)} of events.`;
    found.push(warning("field_often_missing", sentence));
  }
  return found;
}

function percent(share: number): string {
  return share > 0.99 ? "over 99\u00a0%" : `${Math.round(share * 100)}\u00a0%`;
}

function emptyValue(rule: ConditionRule): Found[] {
  if (operandsOf(rule) !== null) return [];
  const wanted: Record<string, string> = {
    one: "Say what to compare with.",
    list: "Name at least one value.",
    range: "Say from what to what.",
    days: "Say how many days, as a whole number.",
  };
  return [error("value_empty", wanted[operandKind(rule.operator)] ?? "Say what to compare with.")];
}

function comparisonProblems(rule: ConditionRule, field: ConditionField): Found[] {
  if (!operatorsFor(field).includes(rule.operator)) {
    return [
      error(
        "operator",
        `${field.label} is ${typeInWords(field)}: “${operatorWords(rule.operator)}” cannot be asked of it.`,
      ),
    ];
  }
  const operands = operandsOf(rule);
  if (operands === null) return emptyValue(rule);
  if (operandKind(rule.operator) === "none" || operandKind(rule.operator) === "days") return [];
  return [
    ...operands.flatMap((operand) => valueProblems(operand, rule, field)),
    ...(operandKind(rule.operator) === "range" ? rangeProblems(operands) : []),
  ];
}

const wholeValues = new Set(["=", "!=", "in", "notIn", "hasAny", "hasAll", "hasNone"]);

function valueProblems(operand: string | number | boolean, rule: ConditionRule, field: ConditionField): Found[] {
  const { type, label, allowedValues } = field;
  const written = typeof operand === "string" ? `“${shortened(operand, 60)}”` : String(operand);
  // Days and moments are compared with each other. A fraction is a fair bound for whole numbers, and never one of them.
  const isWhole = wholeValues.has(rule.operator);
  const fits =
    type === "date" || type === "datetime"
      ? (!isWhole && fitsType("date", operand)) || fitsType(isWhole ? type : "datetime", operand)
      : fitsType(type === "integer" && !isWhole ? "number" : type, operand);
  if (!fits) return [error("value_type", `${label} is compared with ${typeInWords({ type })}: ${written} is not.`)];
  if (allowedValues && typeof operand !== "boolean" && isWhole && !allowedValues.includes(operand)) {
    const meant = didYouMean(
      String(operand),
      allowedValues.map((value) => String(value)),
    );
    const hint =
      meant === null ? `It is one of ${shortened(allowedValues.join(", "), 120)}.` : `Did you mean ${meant}?`;
    return [error("value_not_allowed", `${label} is never ${written}. ${hint}`)];
  }
  return typeof operand === "number" ? boundProblems(operand, rule, field) : [];
}

/** Beyond what the schema allows, a bound holds always or never. */
function boundProblems(operand: number, { operator }: ConditionRule, { label, min, max }: ConditionField): Found[] {
  const isAbove = max !== undefined && operand > max;
  const isBelow = min !== undefined && operand < min;
  if (!isAbove && !isBelow) return [];
  const limit = isAbove ? `more than ${max}` : `less than ${min}`;
  const holdsAlways = isAbove ? operator === "<" || operator === "<=" : operator === ">" || operator === ">=";
  const isHarmless = operator === "!=" || operator === "between" || operator === "in" || operator === "notIn";
  const sentence = `${label} is never ${limit}: comparing it with ${operand} ${holdsAlways ? "always holds" : "can never hold"}.`;
  return [holdsAlways || isHarmless ? warning("value_out_of_range", sentence) : error("value_out_of_range", sentence)];
}

function rangeProblems([from, to]: (string | number | boolean)[]): Found[] {
  const isTurned =
    typeof from === "string" && typeof to === "string"
      ? (compareTimes(from, to, "UTC") ?? 0) > 0
      : typeof from === "number" && typeof to === "number" && from > to;
  return isTurned ? [error("range_empty", "The first is past the second: nothing is between them.")] : [];
}
