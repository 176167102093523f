import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";

vi.hoisted(() => {
  process.env.DATABASE_URL ??= "postgres://nowhere";
});
process.env.GOODWORD_DATA_DIR = mkdtempSync(path.join(os.tmpdir(), "goodword-sealed-"));
const { seal, unseal } = await import("./sealed");

test("what is sealed is read again, and is another text each time", () => {
  const [one, other] = [seal("whsec_ä", "endpoint 1"), seal("whsec_ä", "endpoint 1")];
  expect(one).not.toBe(other);
  expect(one).not.toContain("whsec");
  expect([unseal(one, "endpoint 1"), unseal(other, "endpoint 1")]).toEqual(["whsec_ä", "whsec_ä"]);
});

test("it cannot be moved to another owner", () => {
  expect(() => unseal(seal("a", "endpoint 1"), "endpoint 2")).toThrow();
});

test.each([
  ["a changed one", (text: string) => `${text.slice(0, -2)}${text.endsWith("AA") ? "BB" : "AA"}`],
  ["a cut one", (text: string) => text.slice(0, 20)],
  ["another version", (text: string) => text.replace("v1.", "v2.")],
])("%s is refused", (_what, spoil) => {
  expect(() => unseal(spoil(seal("a", "o")), "o")).toThrow();
});
