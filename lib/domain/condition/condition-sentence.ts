import { type Phrase, phrase } from "../phrase";
import type { ConditionField } from "./condition-fields";
import type { Condition, ConditionGroup, ConditionRule } from "./condition-input";
import { isSetOperator, operandKind } from "./condition-operator";
import { isGroup } from "./condition-rule";
import type { WordsPlace } from "./condition-value-words";
import { predicatePhrase } from "./condition-words";
import { fieldOfRule, fieldPhrase } from "./field-words";

/** The whole condition in plain words, the same wherever it is told: "plan is one of pro, team and total is at least 50.00". */
export function conditionSentence(condition: Condition, fields: readonly ConditionField[], place: WordsPlace): Phrase {
  if (condition.rules.length === 0) return condition.not ? phrase`never` : phrase`always`;
  if (condition.not) return groupPhrase(condition, fields, place);
  const [only] = condition.rules;
  if (condition.rules.length === 1 && only && isGroup(only)) return conditionSentence(only, fields, place);
  const parts = condition.rules.map((each) => partPhrase(each, fields, place));
  return joined(parts, ` ${condition.combinator} `);
}

function partPhrase(
  each: ConditionGroup | ConditionRule,
  fields: readonly ConditionField[],
  place: WordsPlace,
): Phrase {
  return isGroup(each) ? groupPhrase(each, fields, place) : ruleSentence(each, fields, place);
}

/** Brackets say where a group ends, which commas could not. */
function groupPhrase(group: ConditionGroup, fields: readonly ConditionField[], place: WordsPlace): Phrase {
  const parts = group.rules.map((each) => partPhrase(each, fields, place));
  if (parts.length === 0) return group.not ? phrase`never` : phrase`always`;
  if (parts.length === 1) return group.not ? phrase`not (${parts.flat()})` : parts.flat();
  const all = group.combinator === "and";
  const head = group.not ? (all ? "not all of" : "none of") : all ? "all of" : "any of";
  return phrase`${head} (${joined(parts, "; ")})`;
}

function joined(parts: Phrase[], joint: string): Phrase {
  return parts.flatMap((part, at) => (at === 0 ? part : phrase`${joint}${part}`));
}

/** "total is at least 50.00", "any of tags starts with vip". */
export function ruleSentence(rule: ConditionRule, fields: readonly ConditionField[], place: WordsPlace): Phrase {
  const known = fieldOfRule(rule, fields);
  const digits = known?.type === "number" ? 2 : 0;
  const isOfItems = known?.list && operandKind(rule.operator) !== "none" && !isSetOperator(rule.operator);
  const predicate = predicatePhrase(rule, { ...place, digits: Math.max(digits, place.digits ?? 0) });
  return phrase`${isOfItems ? "any of " : ""}${fieldPhrase(rule, fields)} ${predicate}`;
}
