import { expect, test } from "vitest";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import type { Condition, ConditionRule } from "@/lib/domain/condition/condition-input";
import { type ConditionOperator, conditionOperators, operatorsFor } from "@/lib/domain/condition/condition-operator";
import { operandsOf } from "@/lib/domain/condition/condition-rule";
import { editedQuery, newRule, storedCondition, storedRule, valueUnder } from "./edited-query";
import { readNumber } from "./read-number";

const field = (type: ConditionField["type"], list = false): ConditionField => ({
  field: "event.it",
  propertyId: "p-it",
  scope: "event",
  label: "it",
  type,
  list,
});

test("what is edited goes back as it came, without the editor's ids", () => {
  const condition: Condition = {
    combinator: "and",
    rules: [
      { field: "event.plan", propertyId: "p", operator: "in", value: ["pro"] },
      { combinator: "or", not: true, rules: [{ field: "event.a", operator: "present" }] },
    ],
  };
  const edited = editedQuery(condition);
  expect(edited.rules[0]?.id).toBeTruthy();
  expect(storedCondition(edited)).toEqual(condition);
});

test("a new rule begins with the likeliest operator, and only yes or no with a value of its own", () => {
  expect(storedRule(newRule(field("number")))).toEqual({ field: "event.it", propertyId: "p-it", operator: ">=" });
  expect(storedRule(newRule(field("boolean")))).toMatchObject({ operator: "=", value: true });
  expect(storedRule(newRule(field("string", true)))).toMatchObject({ operator: "hasAny", value: [] });
  expect(storedRule(newRule(field("object")))).toEqual({ field: "event.it", propertyId: "p-it", operator: "present" });
});

test.each<
  [from: ConditionOperator, value: ConditionRule["value"], to: ConditionOperator, after: ConditionRule["value"]]
>([
  ["=", "pro", "!=", "pro"],
  ["=", "pro", "in", ["pro"]],
  ["in", ["pro", "team"], "notIn", ["pro", "team"]],
  ["in", ["pro", "team"], "=", "pro"],
  ["=", undefined, "in", []],
  [">=", 5, "between", [5, ""]],
  ["between", [5, 10], ">=", 5],
  ["=", "pro", "present", undefined],
  ["present", undefined, "=", undefined],
  ["after", "2026-01-01", "inLastDays", 30],
  ["inLastDays", 30, "after", undefined],
])("%s %j becomes %s %j", (from, value, to, after) => {
  expect(valueUnder({ field: "event.it", operator: from, value }, to, field("string"))).toEqual(after);
});

test("no change of the operator makes a value that is of no use under it", () => {
  const types = ["string", "number", "integer", "boolean", "date", "datetime", "object"] as const;
  for (const type of types) {
    for (const operator of operatorsFor(field(type))) {
      for (const from of conditionOperators) {
        const value = valueUnder({ field: "event.it", operator: from, value: ["a", "b"] }, operator, field(type));
        const operands = operandsOf({ operator, value });
        if (operator === "present" || operator === "missing") expect(value).toBeUndefined();
        else expect(operands === null || operands.length > 0).toBe(true);
      }
    }
  }
});

test.each<[string, number | string | undefined]>([
  ["50", 50],
  [" 47.90 ", 47.9],
  ["47,9", 47.9],
  ["47,90", 47.9],
  ["-3", -3],
  ["", undefined],
  ["47.", "47."],
  ["1,000", "1,000"],
  ["1.000", 1],
  ["1,000.50", "1,000.50"],
  ["1e3", "1e3"],
  ["fifty", "fifty"],
])("%j typed is %j", (text, value) => {
  expect(readNumber(text)).toBe(value);
});
