import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../canonical-json";
import { bodyText } from "./body-text";

/** JSON has no -0: what came as one is stored as 0. */
const sent = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

test("is the same for the same body, however its keys were ordered", () => {
  fc.assert(
    fc.property(sent, (value) => {
      expect(bodyText(reversed(value))).toBe(bodyText(value));
    }),
  );
});

test("differs for bodies that differ", () => {
  fc.assert(
    fc.property(sent, sent, (one, other) => {
      expect(bodyText(one) === bodyText(other)).toBe(canonicalJson(one) === canonicalJson(other));
    }),
  );
});

test.each<[string, unknown, unknown]>([
  ["a number and its text", { a: 1 }, { a: "1" }],
  ["null and its text", { a: null }, { a: "null" }],
  ["a value and a list of it", { a: "x" }, { a: ["x"] }],
  ["an empty object and an empty list", { a: {} }, { a: [] }],
  ["where one string ends and the next begins", ["ab", "c"], ["a", "bc"]],
  ["what looks like our own marks", { a: "s1:b" }, { a: "b" }],
])("tells %s apart", (_title, one, other) => {
  expect(bodyText(one)).not.toBe(bodyText(other));
});
