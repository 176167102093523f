import { expect, test } from "vitest";
import { auditChanges } from "./audit-change";

test.each([
  ["a creation shows what there is now", null, { name: "A" }, [{ field: "name", before: undefined, after: "A" }]],
  ["a removal shows what there was", { name: "A" }, null, [{ field: "name", before: "A", after: undefined }]],
  [
    "what stayed is left out",
    { name: "A", zone: "UTC" },
    { name: "B", zone: "UTC" },
    [{ field: "name", before: "A", after: "B" }],
  ],
  [
    "nested fields are named by their path",
    { a: { b: 1, c: 2 } },
    { a: { b: 1, c: 3 } },
    [{ field: "a.c", before: 2, after: 3 }],
  ],
  ["lists are one value", { a: [1] }, { a: [1, 2] }, [{ field: "a", before: [1], after: [1, 2] }]],
  ["null is a value", { a: null }, { a: 1 }, [{ field: "a", before: null, after: 1 }]],
  ["nothing changed is nothing", { a: 1 }, { a: 1 }, []],
  ["nothing recorded is nothing", null, null, []],
])("%s", (_why, before, after, changes) => {
  expect(auditChanges(before, after)).toEqual(changes);
});
