import type { Violation } from "./violation";

const violation = (
  pointer: string,
  code: Violation["code"],
  expected: string,
  found: string,
  suggestion?: string,
): Violation => ({
  pointer,
  code,
  expected,
  found,
  ...(suggestion && { suggestion }),
});

export const sentenceCases: [violation: Violation, sentence: string][] = [
  [violation("/plan", "required", "text", "nothing"), "`plan` is missing: it should be text."],
  [
    violation("/plan", "required", "text", "nothing", "rename `pln` to `plan`"),
    "`plan` is missing: it should be text. Rename `pln` to `plan`.",
  ],
  [
    violation("/cart/total", "type", "a number", '"42"', "send 42 without quotes"),
    '`cart.total` should be a number, but "42" came. Send 42 without quotes.',
  ],
  [
    violation("/lines/2/sku", "allowed_values", "one of a, b", '"c"', "did you mean `b`?"),
    '`lines[2].sku` should be one of a, b, but "c" came. Did you mean `b`?',
  ],
  [
    violation("/pln", "unknown_property", "only properties of this event", "1"),
    "`pln` is not a property of this event.",
  ],
  [
    violation("/tags", "min_items", "at least 1 item", "a list of 0 items"),
    "`tags` should have at least 1 item, but has a list of 0 items.",
  ],
  [violation("/tags", "unique_items", "no item twice", "a list of 2 items"), "`tags` should have no item twice."],
  [violation("", "type", "an object", "null"), "The event's metadata should be an object, but null came."],
  [violation("/a~1b", "max", "at most 5", "6"), "`a/b` should be at most 5, but 6 came."],
];
