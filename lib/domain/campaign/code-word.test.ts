import fc from "fast-check";
import { expect, test } from "vitest";
import { lookAlikes, makeCode, unmistakableCharset } from "./code";
import { isOffensive, isReserved, wordsIn } from "./code-word";
import { nearKeys, VanityCode, vanitySuggestions } from "./vanity-code";

test.each([
  ["ADMIN", true],
  [" Api ", true],
  ["r", true],
  ["ＴＥＳＴ", true],
  ["ADMIN-1", false],
  ["ANNA", false],
])("%s reserved: %s", (code, is) => expect(isReserved(code)).toBe(is));

test.each([
  ["XX-FUCK-1", true],
  ["5H1T", true],
  ["S-H-I-T", true],
  ["ANNA-RYAN", false],
])("%s offends: %s", (code, is) => expect(isOffensive(code)).toBe(is));

test("a code made by chance says nothing that its pattern does not say", () => {
  const charset = "TESNUL1";
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (stream) => {
      const draw = (bound: number) => (stream.next().value ?? 0) % bound;
      return wordsIn(makeCode({ pattern: "######", charset }, draw)).length === 0;
    }),
  );
  expect(makeCode({ pattern: "TEST-##", charset: unmistakableCharset }, () => 0)).toBe("TEST-22");
});

test.each([
  [unmistakableCharset, []],
  ["ABCO0", ["0 O"]],
  ["l1oQ", ["O Q", "1 L"]],
])("of %s these look alike: %j", (charset, groups) => {
  expect(lookAlikes(charset)).toEqual(groups);
});

test("a chosen code is trimmed, its compatibility forms unified, and otherwise as it was typed", () => {
  expect(VanityCode.parse("  Ａnna-1 ")).toBe("Anna-1");
});

test("what is suggested may itself be chosen, and is another", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{3,40}$/), (code) =>
      vanitySuggestions(code, 2026).every((each) => each !== code && VanityCode.safeParse(each).success),
    ),
  );
});

test("every slip of one letter is among the near keys, from both sides", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{4,12}$/), fc.nat(11), (key, place) => {
      const at = place % key.length;
      const without = key.slice(0, at) + key.slice(at + 1);
      return nearKeys(without).includes(key) && nearKeys(key).includes(without);
    }),
  );
});
