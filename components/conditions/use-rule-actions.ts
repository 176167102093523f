"use client";

import type { KeyboardEvent } from "react";
import { findPath, generateID, insert, type RuleProps, update } from "react-querybuilder";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import { type ConditionOperator, operatorsFor } from "@/lib/domain/condition/condition-operator";
import { ruleSentence } from "@/lib/domain/condition/condition-sentence";
import { phraseText } from "@/lib/domain/phrase";
import { useBuilder } from "./builder-context";
import { type EditedRule, named, newRule, storedRule, valueUnder } from "./edited-query";
import { offerUndo, putBack } from "./undo-removal";

export interface RuleActions {
  duplicate: () => void;
  move: (way: "up" | "down") => void;
  remove: () => void;
}

/** What can be done to a row, by its controls, its menu and by keys. */
export function useRuleActions(
  { id = "", path, rule: given, schema, actions }: RuleProps,
  field: ConditionField | null,
) {
  const { fields, timeZone, isFull, remember, focusLater } = useBuilder();
  const edited = given as EditedRule;
  const rule = storedRule(edited);
  const parent = path.slice(0, -1);
  const at = path.at(-1) ?? 0;

  const change = (changes: Partial<EditedRule>) => {
    const next = (Object.keys(changes) as (keyof EditedRule & string)[]).reduce(
      (query, prop) =>
        update(query, prop as "value", changes[prop], path, {
          resetOnFieldChange: false,
          resetOnOperatorChange: false,
        }),
      schema.getQuery(),
    );
    schema.dispatchQuery(next);
  };
  const setField = (next: ConditionField) => {
    remember(next);
    focusLater(id, "value");
    const isSameKind = field !== null && field.type === next.type && field.list === next.list && !next.allowedValues;
    const { operator, value } = isSameKind ? rule : newRule(next);
    change({ propertyId: undefined, ...named(next), operator, value });
  };
  const setOperator = (name: string) => {
    const operator = field && operatorsFor(field).find((each: ConditionOperator) => each === name);
    if (operator && field) change({ operator, value: valueUnder(rule, operator, field) });
  };
  const duplicate = () => {
    if (isFull) return;
    const copy = { ...edited, id: generateID() };
    focusLater(copy.id, "value");
    schema.dispatchQuery(insert(schema.getQuery(), copy, [...parent, at + 1]));
  };
  const remove = () => {
    const words = phraseText(ruleSentence(rule, fields, { timeZone }));
    const siblings = findPath(parent, schema.getQuery());
    const beside = siblings && "rules" in siblings ? (siblings.rules[at + 1] ?? siblings.rules[at - 1]) : null;
    const isRule = typeof beside === "object" && beside !== null && !("rules" in beside);
    focusLater(isRule ? (beside.id ?? null) : null, "field");
    actions.onRuleRemove(path);
    offerUndo(`Removed: ${words}`, () => putBack(edited, path, schema));
  };
  const move = (way: "up" | "down") => {
    focusLater(id, "field");
    actions.moveRule(path, way);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const act = keyAct(event, { duplicate, move, remove });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return { setField, setOperator, setValue: (value: unknown) => change({ value }), duplicate, remove, move, onKeyDown };
}

function keyAct(event: KeyboardEvent<HTMLDivElement>, { duplicate, move, remove }: RuleActions): (() => void) | null {
  if (event.altKey && event.key === "ArrowUp") return () => move("up");
  if (event.altKey && event.key === "ArrowDown") return () => move("down");
  if ((event.ctrlKey || event.metaKey) && event.key === "d") return duplicate;
  if (event.shiftKey && event.key === "Delete") return remove;
  const { target } = event;
  if (event.key === "Enter" && target instanceof HTMLInputElement && event.currentTarget.contains(target)) {
    const add = event.currentTarget.closest("fieldset")?.querySelectorAll<HTMLElement>("[data-add-rule]");
    return () => [...(add ?? [])].at(-1)?.click();
  }
  return null;
}
