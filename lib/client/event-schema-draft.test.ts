import { describe, expect, it, test } from "vitest";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { candidateOf, draftOf, newRow } from "./event-schema-draft";
import { exampleCases, namesOf, roundTrips, rowsNamed } from "./event-schema-draft.cases";
import { pastedNames } from "./event-schema-draft-rows";
import { pasteCases, rowCases } from "./event-schema-draft-rows.cases";

const policies = { unknownProperty: "accept", badValue: "reject" } as const;

describe("a definition in rows", () => {
  test.each(roundTrips)("keeps %s", (_, property) => {
    const definition = EventSchemaDefinition.parse({ properties: [{ id: "p", name: "p", ...property }] });
    expect(candidateOf(draftOf(definition))).toEqual(definition);
  });

  it("keeps what is within what", () => {
    const { properties } = candidateOf({ rows: rowsNamed("o{ p{ a } b } c"), policies });
    expect(properties).toMatchObject([
      { name: "o", properties: [{ name: "p", properties: [{ name: "a" }] }, { name: "b" }] },
      { name: "c" },
    ]);
  });

  it("sends only the rules that fit the type, and has the others back with it", () => {
    const row = { ...newRow("p", "p"), constraints: { ...newRow("p").constraints, minLength: "3", min: "1" } };
    expect(candidateOf({ rows: [row], policies }).properties).toMatchObject([{ constraints: { minLength: 3 } }]);
    expect(candidateOf({ rows: [{ ...row, type: "number" }], policies }).properties).toMatchObject([
      { constraints: { min: 1 } },
    ]);
  });

  it("gives what is no number to the rule as it was typed", () => {
    const row = { ...newRow("p", "p"), constraints: { ...newRow("p").constraints, minLength: "a few" } };
    expect(candidateOf({ rows: [row], policies }).properties).toMatchObject([{ constraints: { minLength: "a few" } }]);
  });

  test.each(exampleCases)("reads an example of %s (list: %s) %s as %j", (type, list, text, example) => {
    const row = { ...newRow("p", "p"), type, list, example: text };
    expect(candidateOf({ rows: [row], policies }).properties).toMatchObject([{ example }]);
  });
});

describe("rows", () => {
  test.each(rowCases)("%s: %s", (_, before, act, after) => {
    const rows = act(rowsNamed(before));
    expect(namesOf(rows)).toBe(after);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test.each(pasteCases)("pasted %j are %j", (text, names) => {
    expect(pastedNames(text)).toEqual(names);
  });
});
