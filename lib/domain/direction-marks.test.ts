import { expect, test } from "vitest";
import { spellOutDirection } from "./direction-marks";

test.each([
  ["nothing to see", "pro", "pro"],
  ["an override, with which a text reads backwards", "\u202egnp.exe", "\\u202egnp.exe"],
  ["an isolate and its end", "a\u2067b\u2069", "a\\u2067b\\u2069"],
  ["an Arabic letter mark", "\u061c1", "\\u061c1"],
  ["words that read from the right by themselves", "שלום", "שלום"],
])("%s", (_case, text, shown) => {
  expect(spellOutDirection(text)).toBe(shown);
});
