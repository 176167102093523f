import { expect, test } from "vitest";
import { WireDate } from "./date";

test.each([
  ["2020-08-16T00:00:00Z", "2020-08-16T00:00:00.000Z"],
  ["2022-09-21T09:25:49.617Z", "2022-09-21T09:25:49.617Z"],
  ["2017-09-08", "2017-09-08T00:00:00.000Z"],
  ["2024-01-01T01:00:00+02:00", "2023-12-31T23:00:00.000Z"],
])("%s is a moment", (text, iso) => {
  expect(WireDate.parse(text).toISOString()).toBe(iso);
});

test.each([["2023-02-30"], ["tomorrow"], [""], ["2024-01-01T25:00:00Z"], ["1700000000000"]])("%s is none", (text) => {
  expect(WireDate.safeParse(text).success).toBe(false);
});
