import { expect, test } from "vitest";
import { jsonPlaces } from "./json-places";

const text = '{"a": [1, {"b" : "x\\"]"}, []],\n "c/d": {}, "e": -1.5e3 }';

test.each([
  ["", text],
  ["/a", '[1, {"b" : "x\\"]"}, []]'],
  ["/a/0", "1"],
  ["/a/1/b", '"x\\"]"'],
  ["/a/2", "[]"],
  ["/c~1d", "{}"],
  ["/e", "-1.5e3"],
])("the value at %j is found as it stands there", (pointer, expected) => {
  const place = jsonPlaces(text).get(pointer);
  expect(text.slice(place?.start, place?.end)).toBe(expected);
});

test("a property's place knows where its name begins", () => {
  const place = jsonPlaces(text).get("/e");
  expect(text.slice(place?.keyStart, place?.end)).toBe('"e": -1.5e3');
});
