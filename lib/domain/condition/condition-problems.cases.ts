import type { Condition } from "./condition-input";
import type { ConditionProblem } from "./condition-problems";
import { ruleOf } from "./condition-sentence.cases";

type Told = [code: ConditionProblem["code"], severity: ConditionProblem["severity"], sentence: string];

/** What is wrong with one rule, over the fields of condition-sentence.cases and what was seen of them. */
export const problemCases: [rule: ReturnType<typeof ruleOf>, ...told: Told[]][] = [
  [ruleOf("event.total", ">=", 50)],
  [ruleOf("event.seats", ">=", 1.5), ["field_often_missing", "warning", "No event that was looked at had seats."]],
  [ruleOf("event.total", "=", "50"), ["value_type", "error", "total is compared with a number: “50” is not."]],
  [
    ruleOf("event.total", ">=", 1_001),
    ["value_out_of_range", "error", "total is never more than 1000: comparing it with 1001 can never hold."],
  ],
  [
    ruleOf("event.total", "<=", 1_001),
    ["value_out_of_range", "warning", "total is never more than 1000: comparing it with 1001 always holds."],
  ],
  [
    ruleOf("event.total", ">=", -1),
    ["value_out_of_range", "warning", "total is never less than 0: comparing it with -1 always holds."],
  ],
  [
    ruleOf("event.total", "between", [10, 5]),
    ["range_empty", "error", "The first is past the second: nothing is between them."],
  ],
  [ruleOf("event.total", "between", [10]), ["value_empty", "error", "Say from what to what."]],
  [ruleOf("event.total", ">="), ["value_empty", "error", "Say what to compare with."]],
  [
    ruleOf("event.total", "contains", "5"),
    ["operator", "error", "total is a number: “contains” cannot be asked of it."],
  ],
  [ruleOf("event.plan", "present")],
  [ruleOf("event.plan", "=", "pro"), ["field_often_missing", "warning", "plan is missing in 12 % of events."]],
  [
    ruleOf("event.plan", "in", ["pro", "taem"]),
    ["field_often_missing", "warning", "plan is missing in 12 % of events."],
    ["value_not_allowed", "error", "plan is never “taem”. Did you mean team?"],
  ],
  [
    ruleOf("event.plan", "=", "gold"),
    ["field_often_missing", "warning", "plan is missing in 12 % of events."],
    ["value_not_allowed", "error", "plan is never “gold”. It is one of free, pro, team."],
  ],
  [
    ruleOf("event.plan", "in", []),
    ["field_often_missing", "warning", "plan is missing in 12 % of events."],
    ["value_empty", "error", "Name at least one value."],
  ],
  [
    ruleOf("event.plan", ">=", 5),
    ["field_often_missing", "warning", "plan is missing in 12 % of events."],
    ["operator", "error", "plan is text: “is at least” cannot be asked of it."],
  ],
  [ruleOf("event.old", "=", "x"), ["field_deprecated", "warning", "old is deprecated."]],
  [
    ruleOf("event.items.sku", "hasAny", ["x"]),
    ["field_often_missing", "warning", "items.sku is missing in 80 % of events."],
  ],
  [ruleOf("event.paln", "=", "pro"), ["field_unknown", "error", "This event has no paln. Did you mean plan?"]],
  [ruleOf("event.colour", "=", "red"), ["field_unknown", "error", "This event has no colour."]],
  [ruleOf("event.extra.any.thing", "=", "red")],
  [ruleOf("event.extra.any.thing", "="), ["value_empty", "error", "Say what to compare with."]],
  [ruleOf("event.a\\.b", "present")],
  [ruleOf("referee.metadata.tier", "=", "gold")],
  [ruleOf("referee.mail", "=", "x"), ["field_unknown", "error", "The friend has no mail. Did you mean e-mail?"]],
  [ruleOf("referee.birthdate", "before", "2008-01-01")],
  [
    ruleOf("referee.birthdate", "before", "2008"),
    ["value_type", "error", "date of birth is compared with a date like 2024-05-31: “2008” is not."],
  ],
  [ruleOf("referee.created_at", "on", "2026-05-15")],
  [
    ruleOf("referee.created_at", "between", ["2026-05-16", "2026-05-15"]),
    ["range_empty", "error", "The first is past the second: nothing is between them."],
  ],
  [
    ruleOf("referral.attributed_at", "inLastDays", -1),
    ["value_empty", "error", "Say how many days, as a whole number."],
  ],
  [ruleOf("referral.count", ">=", 3)],
  [
    ruleOf("referral.count", "=", 2.5),
    ["value_type", "error", "number of friends so far is compared with a whole number: 2.5 is not."],
  ],
  [
    { ...ruleOf("event.price", ">=", 5), propertyId: "p-total" },
    ["field_renamed", "warning", "price is called total now."],
  ],
];

export const groupCases: [condition: Condition, problems: Pick<ConditionProblem, "path" | "code" | "severity">[]][] = [
  [{ combinator: "and", rules: [] }, []],
  [{ combinator: "and", not: true, rules: [] }, [{ path: [], code: "group_empty", severity: "error" }]],
  [
    { combinator: "or", rules: [ruleOf("event.total", ">=", 50), { combinator: "and", rules: [] }] },
    [{ path: [1], code: "group_empty", severity: "warning" }],
  ],
  [
    {
      combinator: "and",
      rules: [
        ruleOf("event.total", ">=", 50),
        { combinator: "or", rules: [ruleOf("event.total", ">=", 1), ruleOf("event.total", ">=")] },
      ],
    },
    [{ path: [1, 1], code: "value_empty", severity: "error" }],
  ],
];
