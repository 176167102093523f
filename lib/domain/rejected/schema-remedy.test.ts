import { describe, expect, test } from "vitest";
import { EventSchemaDefinition } from "../event-schema/definition";
import { compileDefinition } from "../event-schema/validator";
import { schemaRemedy } from "./schema-remedy";
import { valuesAt } from "./values-at";

const declared = {
  properties: [
    { id: "p1", name: "amount", type: "number", required: true, constraints: { min: 1, max: 100 } },
    { id: "p2", name: "plan", type: "string", constraints: { allowedValues: ["free", "pro"] } },
    { id: "p3", name: "items", type: "object", list: true, properties: [{ id: "p4", name: "sku", type: "integer" }] },
    { id: "p5", name: "note", type: "string", constraints: { maxLength: 3, pattern: "^a" } },
    { id: "p6", name: "tags", type: "string", list: true, constraints: { maxItems: 1, uniqueItems: true } },
  ],
};

interface RemedyCase {
  words: string | null;
  pointer: string;
  code: string;
  bodies: Record<string, unknown>[];
  policy?: "reject";
}

const cases: RemedyCase[] = [
  { words: "Make `amount` optional", pointer: "/metadata/amount", code: "required", bodies: [{}] },
  {
    words: "Let `amount` be text",
    pointer: "/metadata/amount",
    code: "type",
    bodies: [{ amount: "12" }, { amount: "x" }],
  },
  {
    words: "Allow for `amount` at most 400",
    pointer: "/metadata/amount",
    code: "max",
    bodies: [{ amount: 300 }, { amount: 400 }],
  },
  {
    words: "Allow for `amount` at least -2",
    pointer: "/metadata/amount",
    code: "min",
    bodies: [{ amount: -2 }, { amount: 0 }],
  },
  {
    words: "Also allow team, solo for `plan`",
    pointer: "/metadata/plan",
    code: "allowed_values",
    bodies: [
      { amount: 1, plan: "team" },
      { amount: 1, plan: "solo" },
      { amount: 1, plan: "team" },
    ],
  },
  {
    words: "Let `items.sku` be text",
    pointer: "/metadata/items/*/sku",
    code: "type",
    bodies: [{ amount: 1, items: [{ sku: "a" }, { sku: "b" }] }],
  },
  {
    words: "Let `items.sku` be a number",
    pointer: "/metadata/items/*/sku",
    code: "type",
    bodies: [{ amount: 1, items: [{ sku: 1.5 }, { sku: 2 }] }],
  },
  {
    words: "Allow for `note` characters, at most 5",
    pointer: "/metadata/note",
    code: "max_length",
    bodies: [{ amount: 1, note: "abcde" }],
  },
  {
    words: "Drop the pattern of `note`",
    pointer: "/metadata/note",
    code: "pattern",
    bodies: [{ amount: 1, note: "b" }],
  },
  {
    words: "Allow for `tags` items, at most 3",
    pointer: "/metadata/tags",
    code: "max_items",
    bodies: [{ amount: 1, tags: ["a", "b", "c"] }],
  },
  {
    words: "Add `colour` to the schema",
    pointer: "/metadata/colour",
    code: "unknown_property",
    bodies: [{ amount: 1, colour: "red" }],
    policy: "reject",
  },
  { words: null, pointer: "/customer/source_id", code: "placeholder", bodies: [{}] },
  { words: null, pointer: "/metadata/gone", code: "type", bodies: [{ gone: 1 }] },
];

describe("changing the schema instead", () => {
  test.each(cases)("$code at $pointer: $words", ({ words, pointer, code, bodies, policy }) => {
    const definition = EventSchemaDefinition.parse({
      ...declared,
      ...(policy && { policies: { unknownProperty: policy, badValue: "reject" } }),
    });
    const before = JSON.stringify(definition);
    const values = bodies.flatMap((metadata) => valuesAt({ metadata }, pointer));
    const remedy = schemaRemedy(definition, { pointer, code }, values);
    expect(remedy?.words ?? null).toBe(words);
    expect(JSON.stringify(definition)).toBe(before);
    if (!remedy) return;
    const compiled = compileDefinition(EventSchemaDefinition.parse(remedy.definition));
    for (const metadata of bodies) expect(compiled.check(metadata).violations).toEqual([]);
  });
});
