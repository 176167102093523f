import { describe, expect, test } from "vitest";
import { compilePattern, patternProblem } from "./pattern";
import { hostilePatterns, hostileTexts, matchCases } from "./pattern.cases";

test.each(matchCases)("%s on %j → %s", (pattern, text, isMatch) => {
  expect(patternProblem(pattern)).toBeNull();
  expect(compilePattern(pattern).test(text)).toBe(isMatch);
});

describe("a hostile pattern", () => {
  test.each(hostilePatterns)("%s is done with 64 KiB in a moment", (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
    const compiled = compilePattern(pattern);
    const start = performance.now();
    for (const text of hostileTexts) compiled.test(text);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
