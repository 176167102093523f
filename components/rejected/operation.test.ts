import { expect, test } from "vitest";
import { draftOf, operationOf, pathsIn, pointerOf, shownPath } from "./operation";

test.each([
  ["metadata.amount", "/metadata/amount"],
  ["metadata.items[].price", "/metadata/items/*/price"],
  ["metadata.items[0]", "/metadata/items/0"],
  ["/metadata/a.b", "/metadata/a.b"],
  [" event ", "/event"],
  ["", ""],
])("the path %j leads to %j", (path, pointer) => {
  expect(pointerOf(path)).toBe(pointer);
});

test.each(["/metadata/amount", "/metadata/items/*/price", "/metadata/a.b", "/metadata/a~1b"])(
  "what is shown of %s leads there again",
  (pointer) => {
    expect(pointerOf(shownPath(pointer))).toBe(pointer);
  },
);

test.each([
  [{ op: "replace", pointer: "/event", from: "a", to: "b" } as const],
  [{ op: "set", pointer: "/metadata/a", value: "12" } as const],
  [{ op: "set_default", pointer: "/metadata/a", value: 12 } as const],
  [{ op: "rename", pointer: "/metadata/a", to: "b" } as const],
  [{ op: "move", pointer: "/metadata/code", to: "/referral/code" } as const],
])("a proposed change is the same once it stands in the form: %j", (operation) => {
  expect(operationOf(draftOf(operation))).toEqual({ operation });
});

test("what is missing is said instead", () => {
  expect(operationOf(draftOf(null))).toEqual({ missing: "Say which property." });
  expect(operationOf(draftOf(null, "metadata.a"))).toEqual({ missing: "Say its new name." });
});

test("the places of a body are told once each, with those in lists", () => {
  expect(pathsIn({ event: "a", metadata: { items: [{ sku: 1 }, { sku: 2 }] } })).toEqual([
    "/event",
    "/metadata",
    "/metadata/items",
    "/metadata/items/*/sku",
  ]);
});
