import { expect, test } from "vitest";
import type { BodyViolation } from "../ingest/refusal";
import { bodyViolationSentence } from "./problem-sentence";

const cases: [BodyViolation, string][] = [
  [
    {
      pointer: "/metadata/amount",
      code: "type",
      expected: "a number",
      found: '"12"',
      suggestion: "send 12 without quotes",
    },
    '`amount` should be a number, but "12" came. Send 12 without quotes.',
  ],
  [
    { pointer: "/metadata/items/0/sku", code: "required", expected: "text", found: "nothing" },
    "`items[0].sku` is missing: it should be text.",
  ],
  [
    { pointer: "/customer", code: "required", expected: "an object", found: "nothing" },
    "`customer` is missing: it should be an object.",
  ],
  [
    {
      pointer: "/event",
      code: "unknown_event",
      expected: "the name of a published event",
      found: '"order_place"',
      suggestion: "Did you mean order_placed?",
    },
    'No event is called "order_place". Did you mean order_placed?',
  ],
  [
    { pointer: "/customer/source_id", code: "placeholder", expected: "an id of one thing alone", found: '"undefined"' },
    '`customer.source_id` is "undefined", which names nobody.',
  ],
  [
    { pointer: "/occurred_at", code: "time", expected: "is more than an hour ahead", found: '"2099-01-01T00:00:00Z"' },
    '`occurred_at` is more than an hour ahead: "2099-01-01T00:00:00Z" came.',
  ],
  [
    { pointer: "", code: "json", expected: "JSON that can be kept as it was sent", found: "the body is empty" },
    "The body cannot be read: the body is empty.",
  ],
  [
    { pointer: "/customer/id", code: "unknown_customer", expected: "the id of a customer", found: "cust_1" },
    "No customer has the id cust_1.",
  ],
  [
    { pointer: "/source_id", code: "conflict", expected: "a key of its own for each event", found: "order-1" },
    "The key order-1 was used before, for another event.",
  ],
];

test.each(cases)("%o", (violation, sentence) => {
  expect(bodyViolationSentence(violation)).toBe(sentence);
});
