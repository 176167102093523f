import { expect, test } from "vitest";
import { nearCodeKeys } from "./near-codes";

test.each([
  ["a digit that was left out", "NRY-1", "nry-01"],
  ["a digit too much", "NRY-011", "nry-01"],
  ["two neighbours swapped", "NYR-01", "nry-01"],
  ["one wrong letter", "NRX-01", "nry-01"],
  ["no hyphen", "NRY01", "nry-01"],
  ["several letters for digits", "NRY-OI", "nry-01"],
  ["spaces within", "NRY 01", "nry01"],
])("%s is near: %s", (_title, typed, meant) => {
  expect(nearCodeKeys(typed)).toContain(meant);
});

test("never the code itself, whatever its letter case, and nothing for what is no code", () => {
  expect(nearCodeKeys("NRY-01")).not.toContain("nry-01");
  expect(nearCodeKeys("a")).toEqual([]);
  expect(nearCodeKeys("x".repeat(60))).toEqual([]);
});
