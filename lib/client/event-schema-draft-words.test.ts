import { describe, expect, it, test } from "vitest";
import { pointerTo } from "@/lib/domain/event-schema/violation";
import { newRow } from "./event-schema-draft";
import { rowsNamed } from "./event-schema-draft.cases";
import { asSentence, pointersOf, ruleWords } from "./event-schema-draft-words";
import { ruleCases } from "./event-schema-draft-words.cases";

describe("rules in few words", () => {
  test.each(ruleCases)("$row → $words", ({ row, hasProperties = false, words }) => {
    const plain = newRow("p", "p");
    const constrained = { ...plain, ...row, constraints: { ...plain.constraints, ...row.constraints } };
    expect(ruleWords(constrained, { hasProperties })).toBe(words);
  });
});

it("knows where events have each row's property", () => {
  expect([...pointersOf(rowsNamed("o{ p{ a } b } c"), pointerTo).values()]).toEqual([
    "/o",
    "/o/p",
    "/o/p/a",
    "/o/b",
    "/c",
  ]);
});

it("makes a sentence of what the rule says", () => {
  expect(asSentence("needs a name")).toBe("Needs a name.");
  expect(asSentence("Really?")).toBe("Really?");
});
