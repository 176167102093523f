import { describe, expect, test } from "vitest";
import { slips } from "./near-code";

describe("a slip of the hand", () => {
  test.each([
    ["a look-alike", "NORA-O1", "nora-01"],
    ["two neighbours swapped", "NROA-01", "nora-01"],
    ["a character too many", "NOORA-01", "nora-01"],
    ["a character too few", "NRA-01", "nora-01"],
    ["a wrong character", "NOTA-01", "nora-01"],
    ["a missing dash", "nora01", "nora-01"],
  ])("is %s", (_, typed, meant) => {
    expect(slips(typed)).toContain(meant);
  });

  test.each([
    ["the code itself", "NORA-01", "nora-01"],
    ["two slips", "NARO-01", "nora-01"],
    ["of a code that is no code", "x".repeat(60), "x".repeat(59)],
  ])("is not %s", (_, typed, meant) => {
    expect(slips(typed)).not.toContain(meant);
  });

  test("that is a look-alike comes before any other, because it is what happens most", () => {
    expect(slips("AB0")[0]).toBe("abo");
  });
});
