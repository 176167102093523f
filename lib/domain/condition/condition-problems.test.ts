import fc from "fast-check";
import { expect, test } from "vitest";
import { phraseText } from "../phrase";
import { group } from "./condition-arbitrary";
import { conditionFields, propertyPaths, referralFields } from "./condition-fields";
import { Condition } from "./condition-input";
import { operatorsFor } from "./condition-operator";
import { conditionProblems } from "./condition-problems";
import { groupCases, problemCases } from "./condition-problems.cases";
import { conditionSentence } from "./condition-sentence";
import { definition, ruleOf, seen } from "./condition-sentence.cases";
import { fieldOf, fieldPath } from "./field-path";
import { followRenames } from "./follow-renames";
import { openFieldOf } from "./open-field";

const fields = [...conditionFields(definition, seen), ...referralFields];

test.each(problemCases)("%j", (rule, ...told) => {
  const problems = conditionProblems({ combinator: "and", rules: [rule] }, fields);
  expect(problems.map(({ code, severity, sentence }) => [code, severity, sentence.replaceAll("\u00a0", " ")])).toEqual(
    told,
  );
  for (const { path } of problems) expect(path).toEqual([0]);
});

test.each(groupCases)("%j has its problems where they are", (condition, problems) => {
  const found = conditionProblems(condition, fields);
  expect(found.map(({ path, code, severity }) => ({ path, code, severity }))).toEqual(problems);
});

test("an event schema offers its properties with type, list, choices and how often each came", () => {
  const offered = new Map(conditionFields(definition, seen).map((field) => [field.field, field]));
  expect(offered.get("event.plan")).toMatchObject({
    propertyId: "p-plan",
    label: "plan",
    type: "string",
    list: false,
    allowedValues: ["free", "pro", "team"],
    seenShare: 0.88,
  });
  expect(offered.get("event.items.sku")).toMatchObject({ propertyId: "p-sku", list: true, seenShare: 0.2 });
  expect(offered.get("event.extra")).toMatchObject({ type: "object", isOpen: true });
  expect(offered.get("event.items")).not.toHaveProperty("isOpen");
  expect(offered.get("event.a\\.b")).toMatchObject({ label: "a.b" });
  expect(conditionFields(definition)[0]).not.toHaveProperty("seenShare");
});

test("every field has an operator that can be asked of it, and no field is offered twice", () => {
  for (const field of fields) expect(operatorsFor(field).length, field.field).toBeGreaterThan(0);
  expect(new Set(fields.map(({ field }) => field)).size).toBe(fields.length);
});

test.each<[rule: ReturnType<typeof ruleOf>, field: object | null]>([
  [ruleOf("referee.metadata.vip\\.since", ">=", 2020), { label: "vip.since", type: "number", list: false }],
  [ruleOf("referee.metadata.tier.now", "=", "gold"), { label: "tier.now", type: "string" }],
  [ruleOf("referee.metadata.tier", "in", []), { type: "string", list: false }],
  [ruleOf("referrer.metadata.staff", "=", true), { scope: "referrer", type: "boolean" }],
  [ruleOf("referee.metadata.since", "before", "2026-01-01"), { type: "date" }],
  [ruleOf("referee.metadata.since", "between", ["2026-01-01", "2026-02-01"]), { type: "date" }],
  [ruleOf("referee.metadata.score", "between", [1, 5]), { type: "number" }],
  [ruleOf("referee.metadata.tags", "hasAny", ["a"]), { type: "string", list: true }],
  [ruleOf("event.extra.depth", "=", 3), { field: "event.extra.depth", label: "extra.depth", type: "number" }],
  [ruleOf("event.total", "=", 3), null],
  [ruleOf("event.extraordinary", "=", 3), null],
])("%j within an open object has the type it is asked with", (rule, field) => {
  const open = openFieldOf(rule, fields);
  if (field === null) return expect(open).toBeNull();
  expect(open).toMatchObject({ ...field, field: rule.field });
  expect(operatorsFor(open ?? { type: "object", list: false })).toContain(rule.operator);
});

test.each([["a"], ["a", "b"], ["a.b", "c"], ["back\\slash", "."], ["日本", "é"]].map((path) => [path]))(
  "%j is read from its field as it was written",
  (path) => {
    expect(fieldPath(fieldOf("event", path))).toEqual({ scope: "event", path });
  },
);

test.each(["", "event", "event.", "event..a", "event.a.", ".a", "customer.a", "event.a\\", "event.a\\b", "Event.a"])(
  "%j is no field",
  (field) => {
    expect(fieldPath(field)).toBeNull();
  },
);

test("rules follow the property when it is renamed, and are bound to it when they were not", () => {
  const paths = propertyPaths(definition);
  expect(paths.get("p-price")).toEqual(["items", "price"]);
  const condition: Condition = {
    combinator: "and",
    rules: [
      { ...ruleOf("event.formerly", "=", "pro"), propertyId: "p-plan" },
      { combinator: "or", rules: [ruleOf("event.total", ">=", 5), ruleOf("event.gone", "present")] },
      { ...ruleOf("event.seats", ">=", 5), propertyId: "removed-and-added-again" },
    ],
  };
  expect(followRenames(condition, fields)).toEqual({
    combinator: "and",
    rules: [
      { ...ruleOf("event.plan", "=", "pro"), propertyId: "p-plan" },
      {
        combinator: "or",
        rules: [{ ...ruleOf("event.total", ">=", 5), propertyId: "p-total" }, ruleOf("event.gone", "present")],
      },
      { ...ruleOf("event.seats", ">=", 5), propertyId: "p-seats" },
    ],
  });
});

const nested = (levels: number): unknown =>
  levels === 1
    ? { combinator: "and", rules: [ruleOf("event.a", "present")] }
    : { combinator: "and", rules: [nested(levels - 1)] };

test("what the editor adds for itself is left out of what is stored", () => {
  const given = {
    id: "g",
    combinator: "and",
    rules: [{ id: "r", path: [0], valueSource: "value", ...ruleOf("event.a", "=", "b") }],
  };
  expect(Condition.parse(given)).toEqual({ combinator: "and", rules: [ruleOf("event.a", "=", "b")] });
  expect(Condition.safeParse(nested(3)).success).toBe(true);
});

test.each<[title: string, given: unknown]>([
  ["four levels of groups", nested(4)],
  ["deeper than anybody reads", nested(5_000)],
  ["more rules than fit", { combinator: "and", rules: Array(51).fill(ruleOf("event.a", "present")) }],
  [
    "more rules than fit, in two groups",
    {
      combinator: "and",
      rules: Array(2).fill({ combinator: "or", rules: Array(26).fill(ruleOf("event.a", "present")) }),
    },
  ],
  ["an unknown operator", { combinator: "and", rules: [{ field: "event.a", operator: "like", value: "b" }] }],
  ["an unknown word between rules", { combinator: "xor", rules: [] }],
  ["a field of nobody", { combinator: "and", rules: [ruleOf("customer.a", "present")] }],
  ["an object as value", { combinator: "and", rules: [{ field: "event.a", operator: "=", value: { b: 1 } }] }],
  ["text that cannot be stored", { combinator: "and", rules: [ruleOf("event.a", "=", "\u0000")] }],
  ["no number", { combinator: "and", rules: [ruleOf("event.a", "=", Number.NaN)] }],
  ["nothing", undefined],
  ["a list", []],
])("%s is refused", (_title, given) => {
  expect(Condition.safeParse(given).success).toBe(false);
});

test("whatever was stored can be told and judged, and every error stands at a rule or group that is there", () => {
  fc.assert(
    fc.property(group, (condition) => {
      expect(phraseText(conditionSentence(condition, fields, { timeZone: "Europe/Berlin" }))).not.toBe("");
      for (const { path, sentence } of conditionProblems(condition, fields)) {
        expect(sentence).toMatch(/[.?]$/);
        const at = path.reduce<unknown>((around, place) => (around as Condition).rules[place], condition);
        expect(at).toBeDefined();
      }
      expect(followRenames(followRenames(condition, fields), fields)).toEqual(followRenames(condition, fields));
    }),
  );
});
