import { expect, test } from "vitest";
import { jsonArray, plainArray, textArray } from "./array-text";

test("texts are quoted, and what would end or escape one is escaped, so that each arrives as it was", () => {
  expect(textArray(["a", null, "", "NULL", 'say "hi"', "c:\\x", "{a,b}"])).toBe(
    '{"a",NULL,"","NULL","say \\"hi\\"","c:\\\\x","{a,b}"}',
  );
});

test("nothing is a NULL in an array and a null in JSON", () => {
  expect(plainArray([1, null, true])).toBe("{1,NULL,true}");
  expect(jsonArray(['{"a":1}', null])).toBe('[{"a":1},null]');
});
