import { expect, test } from "vitest";
import { decimalToMinor, formatMoney, minorToDecimal } from "./money";

test.each([
  [1000, "EUR", "€ 10.00"],
  [5, "EUR", "€ 0.05"],
  [-210, "EUR", "−€ 2.10"],
  [123456789, "USD", "$ 1,234,567.89"],
  [500, "JPY", "¥ 500"],
  [1250, "KWD", "KWD 1.250"],
  [9007199254740993n, "EUR", "€ 90,071,992,547,409.93"],
])("%s minor units of %s read %s", (amount, currency, words) => {
  expect(formatMoney(amount, currency).replaceAll("\u00a0", " ")).toBe(words);
});

test("an unknown currency still shows its amount", () => {
  expect(formatMoney(1050, "??").replaceAll("\u00a0", " ")).toBe("10.50 ??");
});

test("the decimal of a whole amount has no point where the currency has no minor unit", () => {
  expect(minorToDecimal(0, "JPY")).toBe("0");
});

test.each([
  ["15", "EUR", 1_500],
  ["15.5", "EUR", 1_550],
  [" 15,50 ", "EUR", 1_550],
  ["0.01", "EUR", 1],
  ["500", "JPY", 500],
  ["1.25", "KWD", 1_250],
  ["15.505", "EUR", null],
  ["1.5", "JPY", null],
  ["1,000.00", "EUR", null],
  ["-5", "EUR", null],
  ["", "EUR", null],
  ["ten", "EUR", null],
])("%j typed as %s is %s minor units", (text, currency, minor) => {
  expect(decimalToMinor(text, currency)).toBe(minor);
});
