import { expect, test } from "vitest";
import { type BodyChange, bodyChanges } from "./body-changes";

const cases: [string, unknown, unknown, BodyChange[]][] = [
  ["nothing", { a: { b: [1, 2] } }, { a: { b: [1, 2] } }, []],
  ["a number, with both values", { a: 1 }, { a: 2.5 }, [{ pointer: "/a", before: 1, after: 2.5 }]],
  [
    "a text by its length alone",
    { a: "Nora Ryan" },
    { a: "Zoë" },
    [{ pointer: "/a", before: "text of 9 characters", after: "text of 3 characters" }],
  ],
  [
    "the code that decides who is paid",
    { referral: { code: "A" } },
    { referral: { code: "B" } },
    [{ pointer: "/referral/code", before: "A", after: "B" }],
  ],
  [
    "what came and what went",
    { a: true },
    { b: null },
    [
      { pointer: "/a", before: true },
      { pointer: "/b", after: null },
    ],
  ],
  [
    "a text that became a number",
    { a: "12" },
    { a: 12 },
    [{ pointer: "/a", before: "text of 2 characters", after: 12 }],
  ],
  ["an item of a list", { a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, [{ pointer: "/a/1/b", before: 2, after: 3 }]],
  [
    "another kind of thing",
    { a: [1] },
    { a: { b: 1 } },
    [{ pointer: "/a", before: "list of 1", after: "object of 1" }],
  ],
];

test.each(cases)("tells %s", (_title, before, after, expected) => {
  expect(bodyChanges(before, after)).toEqual(expected);
});

test("tells no more than fifty", () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`p${at}`, at]));
  expect(bodyChanges(many, {})).toHaveLength(50);
});
