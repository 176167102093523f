import { expect, test } from "vitest";
import { readImportHeader } from "./import-header";

test.each([
  [["code"], { code: 0, holder: null, metadata: [] }],
  [[" Source ID ", "CODE", "metadata.Town", ""], { code: 1, holder: 0, metadata: [{ at: 2, key: "Town" }] }],
  [["holder", "code"], { code: 1, holder: 0, metadata: [] }],
])("%j is read", (cells, columns) => expect(readImportHeader(cells)).toEqual(columns));

test.each([
  [["Coed"], "Did you mean “code” where it says “Coed”?"],
  [["name", "town"], "none is “code”."],
  [["code", "hodler"], "Did you mean “holder”?"],
  [["code", "metadata."], "Other columns begin with “metadata.”"],
  [["code", "holder", "source_id"], "Two columns name the holder"],
])("%j is refused", (cells, words) => {
  expect(readImportHeader(cells)).toEqual({ problem: expect.stringContaining(words) });
});
