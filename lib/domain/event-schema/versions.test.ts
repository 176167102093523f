import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { compileDefinition } from "./validator";
import { compareDefinitions, nextVersion } from "./versions";
import { comparisonCases, sentenceCases } from "./versions.cases";

const parsed = (definition: unknown) => EventSchemaDefinition.parse(definition);

describe("comparing two versions", () => {
  test.each(comparisonCases)("%s", (_, before, after, verdict, changes) => {
    const comparison = compareDefinitions(parsed(before), parsed(after));
    expect(comparison.changes.map(({ pointer, kind }) => [pointer, kind])).toEqual(changes);
    expect(comparison.verdict).toBe(verdict);
  });

  test.each(sentenceCases)("%j → %j", (before, after, sentence) => {
    expect(compareDefinitions(parsed(before), parsed(after)).changes.map((change) => change.sentence)).toEqual([
      sentence,
    ]);
  });

  it("finds no change between a definition and itself", () => {
    for (const [, before] of comparisonCases)
      expect(compareDefinitions(parsed(before), parsed(before)).verdict).toBe("none");
  });

  it("never calls compatible what refuses an event that fitted", () => {
    const small = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
    const values = fc.constantFrom<unknown>(
      "a",
      "b",
      "abc",
      "",
      0,
      1,
      3,
      1.5,
      9,
      true,
      null,
      ["a", "a"],
      [1, 2],
      [],
      {},
    );
    const limited = (low: string, high: string) =>
      fc.tuple(small, small).map(([a, b]) => ({ [low]: a, [high]: a === undefined || b === undefined ? b : a + b }));
    const declared = fc.oneof(
      fc.record({ type: fc.constantFrom("number", "integer"), constraints: limited("min", "max") }),
      fc.record({ type: fc.constant("string"), constraints: limited("minLength", "maxLength") }),
      fc.record({
        type: fc.constant("string"),
        constraints: fc.record({ allowedValues: fc.subarray(["a", "b", "abc"], { minLength: 1 }) }),
      }),
      fc.record({
        type: fc.constantFrom("string", "integer"),
        list: fc.constant(true),
        constraints: limited("minItems", "maxItems"),
      }),
    );
    const version = fc.record({ declared, required: fc.boolean(), badValue: fc.constantFrom("accept", "reject") });
    const definition = ({
      declared: rest,
      required,
      badValue,
    }: typeof version extends fc.Arbitrary<infer V> ? V : never) =>
      parsed({ properties: [{ id: "p", name: "p", required, ...rest }], policies: { badValue } });
    fc.assert(
      fc.property(version, version, values, (first, second, value) => {
        const before = definition(first);
        const after = definition(second);
        const fits = (schema: EventSchemaDefinition) => compileDefinition(schema).check({ p: value }).ok;
        return compareDefinitions(before, after).verdict === "breaking" || !fits(before) || fits(after);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("the number follows from the verdict", () => {
  expect(nextVersion(null, "none")).toEqual({ major: 1, minor: 0 });
  expect(nextVersion({ major: 2, minor: 3 }, "breaking")).toEqual({ major: 3, minor: 0 });
  expect(nextVersion({ major: 2, minor: 3 }, "compatible")).toEqual({ major: 2, minor: 4 });
  expect(nextVersion({ major: 2, minor: 3 }, "cosmetic")).toEqual({ major: 2, minor: 3 });
  expect(nextVersion({ major: 2, minor: 3 }, "none")).toEqual({ major: 2, minor: 3 });
});
