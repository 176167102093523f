import fc from "fast-check";
import { expect, test } from "vitest";
import { type MetadataRow, MetadataRows, metadataOf, metadataRows } from "./metadata-rows";

test("metadata comes out of the form as it went in", () => {
  const metadata = fc.dictionary(
    fc.stringMatching(/^\S+$/).filter((key) => key !== "__proto__"),
    fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
  );
  fc.assert(
    fc.property(metadata, (given) => {
      expect(metadataOf(metadataRows(given))).toEqual({ ...given });
    }),
  );
});

test.each<[string, MetadataRow[], string | null]>([
  ["a text", [{ key: "plan", kind: "text", value: "gold" }], null],
  ["an empty text", [{ key: "plan", kind: "text", value: "" }], null],
  ["a row that was not filled", [{ key: "", kind: "number", value: "" }], null],
  ["a value without a name", [{ key: " ", kind: "text", value: "gold" }], "0.key"],
  ["a number that is none", [{ key: "age", kind: "number", value: "old" }], "0.value"],
  ["a number that was not filled", [{ key: "age", kind: "number", value: " " }], "0.value"],
  ["JSON that is none", [{ key: "tags", kind: "json", value: "[1," }], "0.value"],
  ["neither yes nor no", [{ key: "vip", kind: "boolean", value: "" }], "0.value"],
  [
    "one name twice",
    [
      { key: "plan", kind: "text", value: "a" },
      { key: "plan ", kind: "text", value: "b" },
    ],
    "1.key",
  ],
])("%s is judged in its row", (_title, rows, path) => {
  const result = MetadataRows.safeParse(rows);
  expect(result.error?.issues[0]?.path.join(".") ?? null).toBe(path);
});
