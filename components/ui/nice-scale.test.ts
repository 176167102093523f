import fc from "fast-check";
import { expect, test } from "vitest";
import { niceScale } from "./nice-scale";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [940, [0, 250, 500, 750, 1000]],
  [1001, [0, 500, 1000, 1500]],
])("%i is drawn on %j", (greatest, steps) => {
  expect(niceScale(greatest).steps).toEqual(steps);
});

test("any number finds its place below the top, in few whole steps", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (greatest) => {
      const { max, steps } = niceScale(greatest);
      expect(max).toBeGreaterThanOrEqual(greatest);
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(steps.every(Number.isInteger)).toBe(true);
      expect(steps.at(-1)).toBe(max);
    }),
  );
});
