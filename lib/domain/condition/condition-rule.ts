import type { Condition, ConditionGroup, ConditionRule } from "./condition-input";
import { operandKind } from "./condition-operator";

/** Nothing to ask: it always holds. */
export const noCondition: Condition = { combinator: "and", rules: [] };

export function isGroup(each: ConditionGroup | ConditionRule): each is ConditionGroup {
  return "rules" in each;
}

export interface PlacedRule {
  rule: ConditionRule;
  /** Places in `rules`, from the outside in. */
  path: number[];
  /** Whether an odd number of the groups around it is turned round by `not`. */
  not: boolean;
}

/** Every rule, in the order in which it is read and judged. */
export function rulesOf(group: ConditionGroup, path: number[] = [], not = false): PlacedRule[] {
  const isNot = not !== Boolean(group.not);
  return group.rules.flatMap((each, at) =>
    isGroup(each) ? rulesOf(each, [...path, at], isNot) : [{ rule: each, path: [...path, at], not: isNot }],
  );
}

export const daysMax = 36_500;

/** What the rule compares with, as a list, or null while it is not filled in. */
export function operandsOf({
  operator,
  value,
}: Pick<ConditionRule, "operator" | "value">): (string | number | boolean)[] | null {
  const kind = operandKind(operator);
  if (kind === "none") return [];
  const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (given.length === 0 || given.some((each) => each === "")) return null;
  if (kind === "list") return given;
  if (kind === "range") return given.length === 2 ? given : null;
  if (given.length !== 1) return null;
  if (kind === "one") return given;
  const [days] = given;
  return typeof days === "number" && Number.isInteger(days) && days >= 0 && days <= daysMax ? given : null;
}
