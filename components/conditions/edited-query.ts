import { prepareRuleGroup, type RuleGroupType, type RuleType } from "react-querybuilder";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import type { Condition, ConditionGroup, ConditionRule } from "@/lib/domain/condition/condition-input";
import {
  type ConditionOperator,
  conditionOperators,
  operandKind,
  operatorsFor,
} from "@/lib/domain/condition/condition-operator";
import { isGroup } from "@/lib/domain/condition/condition-rule";

/** A condition while it is edited: react-querybuilder gives every rule and group an id, which is not stored. */
export type EditedRule = RuleType<string, string> & { propertyId?: string };
export type EditedQuery = RuleGroupType<EditedRule>;

export function isEditedGroup(each: EditedQuery | EditedRule): each is EditedQuery {
  return "rules" in each;
}

/** With ids, without which every key that is typed would make new rows. */
export function editedQuery(condition: Condition): EditedQuery {
  return prepareRuleGroup(withValues(condition));
}

function withValues({ combinator, not, rules }: ConditionGroup): EditedQuery {
  return {
    combinator,
    not: Boolean(not),
    rules: rules.map((each) => (isGroup(each) ? withValues(each) : { ...each, value: each.value })),
  };
}

export function storedRule({ field, propertyId, operator, value }: EditedRule): ConditionRule {
  return {
    field,
    ...(propertyId !== undefined && { propertyId }),
    operator: conditionOperators.find((each) => each === operator) ?? "present",
    ...(value !== undefined && { value }),
  };
}

export function storedCondition({ combinator, not, rules }: EditedQuery): Condition {
  const group: ConditionGroup = {
    combinator: combinator === "or" ? "or" : "and",
    ...(not && { not: true }),
    rules: rules.map((each) => (isEditedGroup(each) ? storedCondition(each) : storedRule(each))),
  };
  return group;
}

/** A rule as it begins: its likeliest operator, and a value only where one is as good as none. */
export function newRule(field: ConditionField): EditedRule {
  const operator = operatorsFor(field)[0] ?? "present";
  return { ...named(field), operator, value: firstValue(field, operator) };
}

export function named({ field, propertyId }: ConditionField): Pick<EditedRule, "field" | "propertyId"> {
  return propertyId === undefined ? { field } : { field, propertyId };
}

function firstValue({ type }: ConditionField, operator: ConditionOperator): ConditionRule["value"] {
  const kind = operandKind(operator);
  if (kind === "list") return [];
  if (kind === "days") return 30;
  return kind === "one" && type === "boolean" ? true : undefined;
}

/** The value under another operator: kept as far as it can be, never lost where it fits. */
export function valueUnder(
  rule: ConditionRule,
  operator: ConditionOperator,
  field: ConditionField,
): ConditionRule["value"] {
  const [from, to] = [operandKind(rule.operator), operandKind(operator)];
  const { value } = rule;
  if (to === "none") return undefined;
  if (from === to) return value;
  const first = Array.isArray(value) ? value[0] : value;
  if (from === "none" || from === "days" || to === "days" || first === undefined) return firstValue(field, operator);
  if (to === "one") return first;
  return to === "list" ? (Array.isArray(value) ? value : [first]) : [first, ""];
}
