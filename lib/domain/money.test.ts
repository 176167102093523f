import { expect, test } from "vitest";
import { formatMoney, minorToDecimal } from "./money";

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
