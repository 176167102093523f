import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { acceptProposal, type ProposedProperty, proposeProperties, readPasted } from "./propose";
import { keyCases, pastedCases, skippedCases } from "./propose.cases";
import { compileDefinition } from "./validator";

const proposedDefinition = (samples: unknown[]) =>
  EventSchemaDefinition.parse({ properties: acceptProposal(proposeProperties(samples).properties) });

/** With what is absent said to be absent, so that a case can ask for it. */
function spelledOut(property: ProposedProperty): Record<string, unknown> {
  return { list: undefined, example: undefined, ...property, properties: property.properties?.map(spelledOut) };
}

describe("a proposal", () => {
  test.each(keyCases)("from %s", (_, samples, expected) => {
    const proposed = proposeProperties(samples).properties.find((property) => property.name === "x");
    if (expected === null) expect(proposed).toBeUndefined();
    else expect(proposed && spelledOut(proposed)).toMatchObject(expected);
  });

  test.each(skippedCases)("leaves out of %j what cannot be a property", (sample, names) => {
    expect(proposeProperties([sample]).skipped.map((skipped) => skipped.name)).toEqual(names);
  });

  it("does not follow an example into any depth", () => {
    const deep = JSON.parse(`${'{"a":['.repeat(50_000)}${"]}".repeat(50_000)}`);
    expect(proposeProperties([deep]).properties).toMatchObject([{ name: "a", type: "object", list: true }]);
  });

  it("holds a hundred properties and says what it left out", () => {
    const sample = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`k${i}`, i]));
    const { properties, skipped } = proposeProperties([sample]);
    expect([properties.length, skipped.length]).toEqual([100, 20]);
  });

  it("is a valid definition that the examples fit, where each key had one type", () => {
    const key = fc.constantFrom("a", "b", "c", "d-e", "é", "", "undefined", "toString");
    const ofOneType = fc.constantFrom(
      fc.string({ maxLength: 5 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.array(fc.integer(), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("k", "l"), fc.boolean()),
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(2e12) }).map((date) => date.toISOString()),
    );
    const samples = fc
      .uniqueArray(fc.tuple(key, ofOneType), { selector: ([name]) => name, maxLength: 5 })
      .chain((keys) =>
        fc.array(fc.record(Object.fromEntries(keys), { requiredKeys: [] }), { minLength: 1, maxLength: 25 }),
      );
    fc.assert(
      fc.property(samples, (objects) => {
        const schema = compileDefinition(proposedDefinition(objects));
        for (const object of objects) expect(schema.check(object).violations).toEqual([]);
      }),
    );
  });

  it("is a valid definition whatever JSON it is made from, and the same each time", () => {
    const objects = fc.array(fc.dictionary(fc.string({ unit: "binary", maxLength: 6 }), fc.jsonValue()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(objects, (samples) => {
        expect(proposeProperties(samples)).toEqual(proposeProperties(structuredClone(samples)));
        proposedDefinition(samples);
      }),
    );
  });
});

test.each(pastedCases)("pasting %j", (pasted, eventName, samples) => {
  expect(readPasted(pasted)).toEqual({ eventName, samples });
});
