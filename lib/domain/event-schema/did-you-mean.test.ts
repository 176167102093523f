import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { didYouMean, typoDistance } from "./did-you-mean";
import { didYouMeanCases, typoDistanceCases } from "./did-you-mean.cases";

describe("did you mean", () => {
  test.each(didYouMeanCases)("%j among %j → %j", (given, candidates, meant) => {
    expect(didYouMean(given, candidates)).toBe(meant);
  });
});

describe("the distance between two spellings", () => {
  test.each(typoDistanceCases)("%.12s and %.12s within %i → %s", (a, b, max, distance) => {
    expect(typoDistance(a, b, max)).toBe(distance);
  });

  const short = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

  it("is the same both ways", () => {
    fc.assert(fc.property(short, short, fc.nat(4), (a, b, max) => typoDistance(a, b, max) === typoDistance(b, a, max)));
  });

  it("does not depend on the bound while within it", () => {
    fc.assert(
      fc.property(short, short, fc.nat(4), (a, b, max) => {
        const full = typoDistance(a, b, 8);
        return typoDistance(a, b, max) === (full !== null && full <= max ? full : null);
      }),
    );
  });
});
