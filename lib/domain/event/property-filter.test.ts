import { expect, test } from "vitest";
import { propertyFilterProblem, propertyFilterWords, readPropertyFilter, writePropertyFilter } from "./property-filter";
import { declared, problemCases, readCases } from "./property-filter.cases";

test.each(readCases)("%s is read for what it says", (text, path, operator, value) => {
  expect(readPropertyFilter(text)).toEqual(path && { path, operator, value });
});

test.each(readCases.filter(([, path]) => path !== null))("%s is written as it was read", (text) => {
  const filter = readPropertyFilter(text);
  expect(filter && writePropertyFilter(filter)).toBe(text);
});

test.each(problemCases)("%s of %s", (text, of, problem) => {
  const filter = readPropertyFilter(text);
  const found = filter && propertyFilterProblem(filter, of && declared[of]);
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
});

test.each([
  ["total:gte:50", "total ≥ 50"],
  ["plan:eq:pro", "plan is pro"],
  ["shipping/country:ne:DE", "shipping.country is not DE"],
  ["coupon:missing", "coupon was not sent"],
  ["at:gte:2026-05-31", "at on or after 2026-05-31"],
])("%s is said as %s", (text, words) => {
  const filter = readPropertyFilter(text);
  expect(filter && propertyFilterWords(filter)).toBe(words);
});
