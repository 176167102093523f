import { describe, expect, test } from "vitest";
import { mendBody } from "./mend";
import { mendCases } from "./mend.cases";

describe("mending a body", () => {
  test.each(mendCases)("$title", ({ body, operations, expected, changes }) => {
    const before = JSON.stringify(body);
    const mended = mendBody(body, operations);
    expect(JSON.stringify(mended.body)).toBe(JSON.stringify(expected));
    expect(mended.changes).toBe(changes);
    expect(JSON.stringify(body)).toBe(before);
  });
});
