import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { property } from "./definition.cases";
import { compileDefinition, violationsMax } from "./validator";
import { valueCases } from "./validator.cases";

const defined = (properties: unknown[], policies: unknown = {}) =>
  compileDefinition(EventSchemaDefinition.parse({ properties, policies }));

const plan = [property("plan", "string", { constraints: { allowedValues: ["basic", "pro"] } })];

describe("what does not fit", () => {
  test.each(valueCases)("%j: %j", (properties, metadata, expected) => {
    const violations = defined(properties).explain(metadata);
    expect(violations.map(({ pointer, code }) => [pointer, code])).toEqual(
      expected.map(([pointer, code]) => [pointer, code]),
    );
    for (const [i, [, , found, suggestion]] of expected.entries()) {
      if (found === undefined) continue;
      expect([violations[i]?.found, violations[i]?.suggestion]).toEqual([found, suggestion]);
    }
  });
});

describe("policies", () => {
  it("store and mark an unknown property by default", () => {
    const metadata = { plan: "pro", pln: "x" };
    const verdict = defined(plan).check(metadata);
    expect(verdict).toEqual({
      ok: true,
      metadata,
      violations: [],
      marks: [{ pointer: "/pln", code: "unknown_property" }],
    });
    expect(verdict.metadata).toBe(metadata);
  });

  it("strip unknown properties at every level and leave what was sent alone", () => {
    const cart = property("cart", "object", { properties: [property("id", "string", { id: "cart-id" })] });
    const lines = property("lines", "object", { list: true, properties: [property("sku", "string")] });
    const sent = { cart: { id: "c", x: 1 }, lines: [{ sku: "a", y: 2 }], z: 3 };
    const verdict = defined([cart, lines], { unknownProperty: "strip" }).check(sent);
    expect(verdict).toEqual({
      ok: true,
      metadata: { cart: { id: "c" }, lines: [{ sku: "a" }] },
      violations: [],
      marks: [],
    });
    expect(sent).toEqual({ cart: { id: "c", x: 1 }, lines: [{ sku: "a", y: 2 }], z: 3 });
  });

  it("reject an unknown property and say what was meant", () => {
    const verdict = defined(plan, { unknownProperty: "reject" }).check({ pln: "x" });
    expect(verdict.ok).toBe(false);
    expect(verdict.violations).toMatchObject([
      { pointer: "/pln", code: "unknown_property", suggestion: "did you mean `plan`?" },
    ]);
  });

  it("store and mark a bad value when told so", () => {
    const metadata = { plan: "gold", extra: 1 };
    const verdict = defined(plan, { badValue: "accept" }).check(metadata);
    expect(verdict).toEqual({
      ok: true,
      metadata,
      violations: [],
      marks: [
        { pointer: "/plan", code: "allowed_values" },
        { pointer: "/extra", code: "unknown_property" },
      ],
    });
  });

  it("refuse what is no object whatever they say", () => {
    expect(defined(plan, { badValue: "accept" }).check([]).ok).toBe(false);
  });
});

describe("a refusal", () => {
  it("names at most fifty misfits, each in few words", () => {
    const sent = { tags: Array.from({ length: 5_000 }, (_, i) => i), long: { deep: "x" } };
    const schema = defined([property("tags", "string", { list: true }), property("long", "string")]);
    expect(schema.check(sent).violations).toHaveLength(violationsMax);
  });

  it("never repeats more than 80 characters of what came, and never half a character", () => {
    const schema = defined([property("a", "integer"), property("b", "string", { constraints: { maxLength: 3 } })]);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const violations = schema.explain({ a: text, b: text });
        return violations.every(({ found }) => found.length <= 80 && !/\p{Surrogate}/u.test(found));
      }),
    );
  });

  it("comes for anything JSON can say, without an exception", () => {
    const schema = defined([
      ...plan,
      property("tags", "date", { list: true }),
      property("cart", "object", { properties: [] }),
    ]);
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(schema.explain(value))));
  });
});
