import fc from "fast-check";
import type { ConditionGroup, ConditionRule } from "./condition-input";
import { conditionOperators } from "./condition-operator";

/** Any condition at all, and payloads that have something to do with it. */

export const names = ["it", "a", "b.c", "items"] as const;
const field = fc.oneof(
  fc.constantFrom("event.it", "event.a", "event.b\\.c", "event.items.a", "referee.email", "referral.count"),
  fc.string({ maxLength: 12 }),
);
const operand = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom("2026-05-15", "2026-05-15T10:00:00Z", "pro"),
);
const rule: fc.Arbitrary<ConditionRule> = fc.record(
  {
    field,
    operator: fc.constantFrom(...conditionOperators),
    value: fc.oneof(operand, fc.array(operand, { maxLength: 4 })),
  },
  { requiredKeys: ["field", "operator"] },
);
export const { group } = fc.letrec<{ group: ConditionGroup }>((tie) => ({
  group: fc.record(
    {
      combinator: fc.constantFrom("and" as const, "or" as const),
      not: fc.boolean(),
      rules: fc.array(fc.oneof({ maxDepth: 2, withCrossShrink: true }, rule, tie("group")), { maxLength: 4 }),
    },
    { requiredKeys: ["combinator", "rules"] },
  ),
}));
export const payload = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue({ maxDepth: 3 }), operand, fc.array(operand))),
);
