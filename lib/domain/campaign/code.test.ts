import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canHold, codeKey, codeSpace, makeCode, unmistakableCharset } from "./code";

const pattern = fc.record({
  pattern: fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom("#", "-", "A", "7", "x") }),
  charset: fc
    .uniqueArray(fc.constantFrom(...unmistakableCharset), { minLength: 2, maxLength: 29 })
    .map((c) => c.join("")),
});

test.each([
  ["ANNA-1", "anna-1"],
  ["  Anna-1\t", "anna-1"],
  ["\uff21\uff2e\uff2e\uff21-1", "anna-1"],
  ["stra\u00dfe", "stra\u00dfe"],
  ["caf\u0065\u0301", "caf\u00e9"],
])("%j is found as %j", (code, key) => {
  expect(codeKey(code)).toBe(key);
});

test("every character has a key that is its own key", () => {
  const changing: string[] = [];
  for (let at = 0; at < 0x20000; at++) {
    const key = codeKey(String.fromCodePoint(at));
    if (codeKey(key) !== key) changing.push(at.toString(16));
  }
  expect(changing).toEqual([]);
});

test("a key is its own key, so that codes are found by what was stored", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => codeKey(codeKey(text)) === codeKey(text)));
});

describe("a pattern", () => {
  test("gives codes of its shape: every # a character of the charset, the rest as it stands", () => {
    fc.assert(
      fc.property(pattern, fc.infiniteStream(fc.nat()), (given, numbers) => {
        const code = makeCode(given, (bound) => (numbers.next().value ?? 0) % bound);
        expect(code).toHaveLength(given.pattern.length);
        for (const [at, character] of [...given.pattern].entries()) {
          if (character === "#") expect(given.charset).toContain(code[at]);
          else expect(code[at]).toBe(character);
        }
      }),
    );
  });

  test("holds as many codes as can be made of it", () => {
    expect(codeSpace({ pattern: "X-##", charset: "ABC" })).toBe(9);
    expect(codeSpace({ pattern: "FIXED", charset: "ABC" })).toBe(1);
    expect(canHold({ pattern: "##", charset: "Aa" }, 1)).toBe(true);
    expect(canHold({ pattern: "##", charset: "Aa" }, 2)).toBe(false);
  });
});
