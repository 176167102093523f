import { expect, test } from "vitest";
import { formatChecks } from "./property-value";
import { formatCases } from "./property-value.cases";

test.each(formatCases)("%s %j → %s", (format, text, isValid) => {
  expect(formatChecks[format](text)).toBe(isValid);
});

test("an address made to make a checker backtrack is judged at once", () => {
  const hostile = [`${"a".repeat(60)}@${"a-".repeat(90)}`, `a@${"a.".repeat(120)}`, `https://${"a".repeat(60_000)} `];
  const start = performance.now();
  for (const text of hostile) for (const isFormat of Object.values(formatChecks)) expect(isFormat(text)).toBe(false);
  expect(performance.now() - start).toBeLessThan(100);
});
