import { expect, test } from "vitest";
import { pointerParts, pointerTo, violationSentence } from "./violation";
import { sentenceCases } from "./violation.cases";

test.each(sentenceCases)("%o", (violation, sentence) => {
  expect(violationSentence(violation)).toBe(sentence);
});

test("a pointer leads back to the names it was made of", () => {
  const names = ["a/b", "c~d", "~1", "", "0"];
  expect(pointerParts(names.reduce(pointerTo, ""))).toEqual(names);
});
