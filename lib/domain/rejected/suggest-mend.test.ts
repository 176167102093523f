import { expect, test } from "vitest";
import type { BodyViolation } from "../ingest/refusal";
import type { MendOperation } from "./mend";
import { suggestMend } from "./suggest-mend";

const cases: [title: string, violation: BodyViolation, operation: MendOperation | null][] = [
  [
    "a number in quotes is cast",
    { pointer: "/metadata/amount", code: "type", expected: "a number", found: '"12"' },
    { op: "to_number", pointer: "/metadata/amount" },
  ],
  [
    "every item of a list is cast",
    { pointer: "/metadata/items/3/price", code: "type", expected: "a whole number", found: '"12"' },
    { op: "to_number", pointer: "/metadata/items/*/price" },
  ],
  [
    "a moment is not taken for a day",
    { pointer: "/metadata/at", code: "type", expected: "a date and time with its offset, like …", found: "1" },
    { op: "to_datetime", pointer: "/metadata/at" },
  ],
  [
    "what is missing under a like name is renamed",
    {
      pointer: "/metadata/order_id",
      code: "required",
      expected: "text",
      found: "nothing",
      suggestion: "rename `orderId` to `order_id`",
    },
    { op: "rename", pointer: "/metadata/orderId", to: "order_id" },
  ],
  [
    "an event under a like name gets the right one",
    {
      pointer: "/event",
      code: "unknown_event",
      expected: "the name of a published event",
      found: '"order_place"',
      suggestion: "Did you mean order_placed?",
    },
    { op: "replace", pointer: "/event", from: "order_place", to: "order_placed" },
  ],
  [
    "a misspelled choice is replaced",
    {
      pointer: "/metadata/plan",
      code: "allowed_values",
      expected: "one of free, pro",
      found: '"Pro "',
      suggestion: "did you mean `pro`?",
    },
    { op: "replace", pointer: "/metadata/plan", from: "Pro ", to: "pro" },
  ],
  [
    "what nobody declared and resembles nothing is removed",
    { pointer: "/metadata/x", code: "unknown_property", expected: "only properties of this event", found: "1" },
    { op: "remove", pointer: "/metadata/x" },
  ],
  [
    "a name that was shortened is not used",
    {
      pointer: "/metadata/plan",
      code: "allowed_values",
      expected: "one of …",
      found: '"x"',
      suggestion: "did you mean `abc…`?",
    },
    null,
  ],
  [
    "what is missing without a trace has to be known",
    { pointer: "/metadata/order_id", code: "required", expected: "text", found: "nothing" },
    null,
  ],
];

test.each(cases)("%s", (_title, violation, operation) => {
  expect(suggestMend(violation)).toEqual(operation);
});
