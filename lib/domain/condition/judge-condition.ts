import type { ConditionCheck } from "./condition-check";
import type { Condition, ConditionGroup, ConditionRule } from "./condition-input";
import { isGroup } from "./condition-rule";
import { type ConditionFacts, fieldPath, type Reading, readPath } from "./field-path";
import { type JudgePlace, judgeRule } from "./judge-rule";
import { allOf, anyOf, negated, type Truth } from "./truth";

export interface ConditionPlace extends JudgePlace {
  /** Where the property stands today, by its id; without it, or where it answers null, the rule's own path is read. */
  pathOf?: (propertyId: string) => readonly string[] | null;
}

/**
 * Every rule is asked, also where the first has decided it: who wants to know why is told all of it. Nothing sent by anybody
 * makes this throw.
 */
export function judgeCondition(
  condition: Condition,
  facts: ConditionFacts,
  place: ConditionPlace,
): { ok: boolean; checks: ConditionCheck[] } {
  const checks: ConditionCheck[] = [];

  const ofGroup = (group: ConditionGroup, isAroundTurned: boolean): Truth => {
    const not = isAroundTurned !== Boolean(group.not);
    const truths = group.rules.map((each) => (isGroup(each) ? ofGroup(each, not) : ofRule(each, not)));
    const truth = group.combinator === "and" || truths.length === 0 ? allOf(truths) : anyOf(truths);
    return group.not ? negated(truth) : truth;
  };
  const ofRule = (rule: ConditionRule, not: boolean): Truth => {
    const { truth, check } = judgeRule(rule, readField(rule, facts, place), { ...place, not });
    checks.push(check);
    return truth;
  };

  return { ok: ofGroup(condition, false) === true, checks };
}

function readField({ field, propertyId }: ConditionRule, facts: ConditionFacts, { pathOf }: ConditionPlace): Reading {
  const place = fieldPath(field);
  if (!place) return "missing";
  const present = place.scope === "event" && propertyId !== undefined ? pathOf?.(propertyId) : null;
  return readPath(facts[place.scope], present ?? place.path);
}
