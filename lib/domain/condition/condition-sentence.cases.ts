import type { EventSchemaDefinition } from "../event-schema/definition";
import type { Property } from "../event-schema/property";
import type { Condition, ConditionRule } from "./condition-input";

function property(id: string, name: string, rest: Partial<Property> & { type: Property["type"] }): Property {
  return { id, name, required: false, constraints: {}, ...rest };
}

/** What the cases ask about. */
export const definition: Pick<EventSchemaDefinition, "properties"> = {
  properties: [
    property("p-plan", "plan", { type: "string", constraints: { allowedValues: ["free", "pro", "team"] } }),
    property("p-total", "total", { type: "number", constraints: { min: 0, max: 1_000 } }),
    property("p-seats", "seats", { type: "integer" }),
    property("p-trial", "trial", { type: "boolean" }),
    property("p-day", "day", { type: "date" }),
    property("p-at", "at", { type: "datetime" }),
    property("p-tags", "tags", { type: "string", list: true }),
    property("p-old", "old", { type: "string", deprecated: true }),
    property("p-items", "items", {
      type: "object",
      list: true,
      properties: [property("p-sku", "sku", { type: "string" }), property("p-price", "price", { type: "number" })],
    }),
    property("p-extra", "extra", { type: "object" }),
    property("p-dot", "a.b", { type: "string" }),
  ],
};

/** Of a hundred events looked at. */
export const seen = {
  sampled: 100,
  properties: [
    { pointer: "/plan", count: 88 },
    { pointer: "/total", count: 100 },
    { pointer: "/old", count: 100 },
    { pointer: "/items", count: 50 },
    { pointer: "/items/sku", count: 20 },
  ],
};

const rule = (field: string, operator: ConditionRule["operator"], value?: ConditionRule["value"]): ConditionRule => ({
  field,
  operator,
  ...(value !== undefined && { value }),
});

export { rule as ruleOf };

const all = (...rules: Condition["rules"]): Condition => ({ combinator: "and", rules });
const any = (...rules: Condition["rules"]): Condition => ({ combinator: "or", rules });
const not = (group: Condition): Condition => ({ ...group, not: true });
const plan = rule("event.plan", "in", ["pro", "team"]);
const total = rule("event.total", ">=", 50);
const city = rule("referee.address.city", "=", "Berlin");

export const sentenceCases: [condition: Condition, sentence: string][] = [
  [all(), "always"],
  [not(all()), "never"],
  [all(plan, total), "plan is one of pro, team and total is at least 50.00"],
  [any(plan, total), "plan is one of pro, team or total is at least 50.00"],
  [
    all(plan, any(total, city)),
    "plan is one of pro, team and any of (total is at least 50.00; the friend’s city is Berlin)",
  ],
  [
    any(city, all(plan, total)),
    "the friend’s city is Berlin or all of (plan is one of pro, team; total is at least 50.00)",
  ],
  [not(any(plan, total)), "none of (plan is one of pro, team; total is at least 50.00)"],
  [not(all(plan, total)), "not all of (plan is one of pro, team; total is at least 50.00)"],
  [not(all(plan)), "not (plan is one of pro, team)"],
  [all(any(plan, total)), "plan is one of pro, team or total is at least 50.00"],
  [all(plan, all()), "plan is one of pro, team and always"],
  [all(plan, any(total)), "plan is one of pro, team and total is at least 50.00"],
  [all(rule("event.seats", "between", [1, 5])), "seats is between 1 and 5"],
  [all(rule("event.total", "between", [1, 12_500])), "total is between 1.00 and 12,500.00"],
  [all(rule("event.total", ">", 0.125)), "total is more than 0.125"],
  [all(rule("event.trial", "=", true)), "trial is yes"],
  [all(rule("event.day", "on", "2026-05-31")), "day is on 31 May 2026"],
  [all(rule("event.at", "between", ["2026-05-01", "2026-05-31"])), "at is between 1 May 2026 and 31 May 2026"],
  [all(rule("event.at", "before", "2026-05-31T22:30:00Z")), "at is before 1 Jun 2026, 00:30"],
  [all(rule("event.at", "inLastDays", 7)), "at is in the last 7 days"],
  [all(rule("event.at", "inLastDays", 1)), "at is in the last day"],
  [all(rule("event.tags", "hasAny", ["vip"])), "tags has any of vip"],
  [all(rule("event.tags", "beginsWith", "vip")), "any of tags starts with vip"],
  [all(rule("event.items.price", ">=", 5)), "any of items.price is at least 5.00"],
  [all(rule("event.plan", "equalsIgnoringCase", "Pro")), "plan is Pro (ignoring case)"],
  [all(rule("event.plan", "=", "pro, yearly")), "plan is “pro, yearly”"],
  [all(rule("event.a\\.b", "present")), "a.b has a value"],
  [all(rule("event.gone", "missing")), "gone is missing"],
  [all(rule("referee.metadata.tier.now", "=", 3)), "the friend’s tier.now is 3"],
  [all(rule("referrer.email", "endsWith", ".edu")), "the referrer’s e-mail ends with .edu"],
  [all(rule("referral.days_since", "<=", 14)), "the age of the referral in days is at most 14"],
  [all(rule("referral.count", ">=", 3)), "the number of friends so far is at least 3"],
  [all(rule("event.plan", "=")), "plan is …"],
  [all({ ...rule("event.formerly", "=", "pro"), propertyId: "p-plan" }), "plan is pro"],
];
