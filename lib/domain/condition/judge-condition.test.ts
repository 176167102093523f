import fc from "fast-check";
import { expect, test } from "vitest";
import { group, names, payload } from "./condition-arbitrary";
import { compactConditionChecks, expandConditionChecks } from "./condition-check";
import type { Condition, ConditionRule } from "./condition-input";
import { conditionOperators } from "./condition-operator";
import { rulesOf } from "./condition-rule";
import { judgeCondition } from "./judge-condition";
import { caseFacts, conditionCases, place, ruleCases, undefinedHere } from "./judge-condition.cases";
import { allOf, anyOf, negated, type Truth } from "./truth";

const factsOf = (event: unknown) => ({ event, referee: {}, referrer: {}, referral: {} });

test.each(ruleCases)("%s %j of %j is %s", (operator, value, it, why, expected, saw) => {
  const condition: Condition = { combinator: "and", rules: [{ field: "event.it", operator, value }] };
  const event = it === undefinedHere ? {} : { it };
  const { ok, checks } = judgeCondition(condition, factsOf(event), place);
  expect(ok).toBe(why === "met");
  expect(checks).toHaveLength(1);
  expect(checks[0]).toMatchObject({ field: "event.it", operator, ok, why });
  if (expected !== undefined) expect(checks[0]?.expected).toContain(expected);
  if (expected !== undefined && expected !== "…") expect(checks[0]?.expected).toBe(expected);
  if (saw !== undefined) expect(checks[0]?.saw).toBe(saw);
  expect(expandConditionChecks(compactConditionChecks(checks), condition, place)).toEqual(checks);
});

test("every operator has a case in which it holds, and one in which it does not", () => {
  for (const operator of conditionOperators) {
    const whys = ruleCases.filter(([each]) => each === operator).map(([, , , why]) => why);
    expect(whys, operator).toContain("met");
    expect(whys, operator).toContain("not_met");
  }
});

test.each(conditionCases)("%s", (_title, condition, ok, whys) => {
  const judged = judgeCondition(condition, caseFacts, place);
  expect(judged.ok).toBe(ok);
  expect(judged.checks.map(({ why }) => why)).toEqual(whys);
});

test("a property is read under the name it has today, and under the stored one where the id is unknown", () => {
  const rule: ConditionRule = { field: "event.plan", propertyId: "p1", operator: "=", value: "pro" };
  const condition: Condition = { combinator: "and", rules: [rule] };
  const facts = factsOf({ plan: "free", tier: { name: "pro" } });
  const pathOf = (id: string) => (id === "p1" ? ["tier", "name"] : null);
  expect(judgeCondition(condition, facts, { ...place, pathOf }).ok).toBe(true);
  expect(judgeCondition(condition, facts, { ...place, pathOf: () => null }).ok).toBe(false);
  expect(judgeCondition(condition, facts, place).ok).toBe(false);
});

test("days are those of the project's clock", () => {
  const condition: Condition = {
    combinator: "and",
    rules: [{ field: "event.at", operator: "on", value: "2026-03-29" }],
  };
  const judge = (at: string, timeZone: string) => judgeCondition(condition, factsOf({ at }), { ...place, timeZone }).ok;
  expect(judge("2026-03-28T23:30:00Z", "Europe/Berlin")).toBe(true);
  expect(judge("2026-03-28T23:30:00Z", "UTC")).toBe(false);
  // The day had 23 hours in Berlin.
  expect(judge("2026-03-29T21:59:59Z", "Europe/Berlin")).toBe(true);
  expect(judge("2026-03-29T22:00:00Z", "Europe/Berlin")).toBe(false);
  expect(judge("2026-03-28T10:00:00Z", "Pacific/Kiritimati")).toBe(true);
});

test("no payload makes it throw, and every rule yields one check in its order", () => {
  fc.assert(
    fc.property(group, payload, payload, (condition, event, other) => {
      const { checks } = judgeCondition(condition, { event, referee: other, referrer: other, referral: other }, place);
      expect(checks.map((check) => [check.field, check.operator])).toEqual(
        rulesOf(condition).map((each) => [each.rule.field, each.rule.operator]),
      );
      for (const check of checks) expect(check.ok).toBe(check.why === "met");
    }),
    { numRuns: 500 },
  );
});

test("turned round twice is as it was", () => {
  fc.assert(
    fc.property(group, payload, (condition, event) => {
      const once: Condition = { combinator: "and", not: true, rules: [condition] };
      const twice: Condition = { combinator: "and", not: true, rules: [once] };
      expect(judgeCondition(twice, factsOf(event), place)).toEqual(judgeCondition(condition, factsOf(event), place));
    }),
  );
});

test("what the event carries besides changes nothing", () => {
  fc.assert(
    fc.property(group, fc.dictionary(fc.constantFrom(...names), payload), payload, (condition, event, more) => {
      const fields = rulesOf(condition).map((each) => each.rule.field);
      fc.pre(!fields.some((each) => each.includes("more")));
      expect(judgeCondition(condition, factsOf({ more, ...event }), place)).toEqual(
        judgeCondition(condition, factsOf(event), place),
      );
    }),
  );
});

test("and, or and not follow their tables", () => {
  const table: [Truth, Truth, Truth, Truth][] = [
    [true, true, true, true],
    [true, false, false, true],
    [true, null, null, true],
    [false, false, false, false],
    [false, null, false, null],
    [null, null, null, null],
  ];
  for (const [one, other, and, or] of table) {
    expect(allOf([one, other])).toBe(and);
    expect(allOf([other, one])).toBe(and);
    expect(anyOf([one, other])).toBe(or);
    expect(anyOf([other, one])).toBe(or);
    expect(negated(allOf([one, other]))).toBe(anyOf([negated(one), negated(other)]));
  }
});

test("checks come back from what is stored of them", () => {
  fc.assert(
    fc.property(group, payload, (condition, event) => {
      const { checks } = judgeCondition(condition, factsOf(event), place);
      const stored = JSON.parse(JSON.stringify(compactConditionChecks(checks)));
      const plain = (each: object) => ({ ...each, expected: "" });
      expect(expandConditionChecks(stored, condition, place).map(plain)).toEqual(
        JSON.parse(JSON.stringify(checks)).map(plain),
      );
    }),
  );
});
