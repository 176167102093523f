import fc from "fast-check";
import { expect, test } from "vitest";
import { basisPointsOf, percentText, wholeNumber } from "./number-text";

test.each<[string, number | null]>([
  ["10", 1_000],
  ["2.5", 250],
  ["0,25", 25],
  ["0.01", 1],
  ["0", null],
  ["0.001", null],
  ["10 %", null],
  ["10001", null],
  ["", null],
])("%j percent is %j hundredths", (text, points) => {
  expect(basisPointsOf(text)).toBe(points);
});

test("what is written of a share is read as the same share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (points) => {
      expect(basisPointsOf(percentText(points))).toBe(points);
    }),
  );
});

test.each<[string, number | null]>([
  ["7", 7],
  [" 30 ", 30],
  ["31", null],
  ["0", null],
  ["7.0", null],
  ["-7", null],
  ["1e1", null],
])("%j is %j of 1 to 30", (text, number) => {
  expect(wholeNumber(text, { min: 1, max: 30 })).toBe(number);
});
