import { property } from "./definition.cases";
import type { ChangeKind } from "./schema-change";
import type { Comparison } from "./versions";

type Draft = Record<string, unknown>;
type Definition = { properties: Draft[]; policies?: Draft };
type Verdict = Comparison["verdict"];

const plan = (rest: Draft = {}) => ({ properties: [property("plan", "string", rest)] });
const amount = (rest: Draft = {}) => ({ properties: [property("amount", "number", rest)] });
const tags = (constraints: Draft = {}) => ({ properties: [property("tags", "string", { list: true, constraints })] });
const cart = (properties: Draft[], rest: Draft = {}) => ({
  properties: [property("cart", "object", { properties, ...rest })],
});
const sku = (rest: Draft = {}) => property("sku", "string", rest);
const nothing = { properties: [] };
const policy = (policies: Draft, definition: Definition = nothing) => ({ ...definition, policies });

export const comparisonCases: [
  why: string,
  before: Definition,
  after: Definition,
  verdict: Verdict,
  changes: [pointer: string, kind: ChangeKind][],
][] = [
  ["nothing changed", plan(), plan(), "none", []],
  [
    "another order",
    { properties: [sku(), property("a", "string")] },
    { properties: [property("a", "string"), sku()] },
    "none",
    [],
  ],
  [
    "defaults written out",
    plan(),
    policy({ unknownProperty: "accept", badValue: "reject" }, plan({ required: false, constraints: {} })),
    "none",
    [],
  ],
  ["another id, same name", plan({ id: "p1" }), plan({ id: "p2" }), "none", []],

  ["optional property added", nothing, plan(), "compatible", [["/plan", "property_added"]]],
  ["required property added", nothing, plan({ required: true }), "breaking", [["/plan", "property_added"]]],
  ["property removed", plan(), nothing, "compatible", [["/plan", "property_removed"]]],
  [
    "property removed where unknown ones are stripped",
    policy({ unknownProperty: "strip" }, plan()),
    policy({ unknownProperty: "strip" }),
    "breaking",
    [["/plan", "property_removed"]],
  ],
  [
    "property removed where unknown ones are refused",
    policy({ unknownProperty: "reject" }, plan()),
    policy({ unknownProperty: "reject" }),
    "breaking",
    [["/plan", "property_removed"]],
  ],
  [
    "property renamed",
    plan({ id: "p1" }),
    plan({ id: "p1", name: "tier" }),
    "breaking",
    [["/tier", "property_renamed"]],
  ],
  [
    "renamed, and the old name given to another",
    plan({ id: "p1" }),
    { properties: [property("tier", "string", { id: "p1" }), property("plan", "string", { id: "p2" })] },
    "breaking",
    [
      ["/tier", "property_renamed"],
      ["/plan", "property_added"],
    ],
  ],
  [
    "names swapped",
    { properties: [property("a", "string", { id: "1" }), property("b", "string", { id: "2" })] },
    { properties: [property("b", "string", { id: "1" }), property("a", "string", { id: "2" })] },
    "breaking",
    [
      ["/b", "property_renamed"],
      ["/a", "property_renamed"],
    ],
  ],
  [
    "removed and added anew",
    plan({ id: "p1" }),
    { properties: [property("tier", "string", { id: "p2" })] },
    "compatible",
    [
      ["/plan", "property_removed"],
      ["/tier", "property_added"],
    ],
  ],

  ["made required", plan(), plan({ required: true }), "breaking", [["/plan", "made_required"]]],
  ["made optional", plan({ required: true }), plan(), "compatible", [["/plan", "made_optional"]]],
  ["string became number", plan(), plan({ type: "number" }), "breaking", [["/plan", "type_changed"]]],
  ["became a list", plan(), plan({ list: true }), "breaking", [["/plan", "type_changed"]]],
  ["no longer a list", plan({ list: true }), plan({ list: false }), "breaking", [["/plan", "type_changed"]]],
  ["integer became number", amount({ type: "integer" }), amount(), "compatible", [["/amount", "type_widened"]]],
  [
    "integer became number, with a lower max",
    amount({ type: "integer", constraints: { max: 9 } }),
    amount({ constraints: { max: 8 } }),
    "breaking",
    [
      ["/amount", "type_widened"],
      ["/amount", "range_narrowed"],
    ],
  ],
  ["number became integer", amount(), amount({ type: "integer" }), "breaking", [["/amount", "type_changed"]]],
  ["datetime became date", plan({ type: "datetime" }), plan({ type: "date" }), "breaking", [["/plan", "type_changed"]]],
  [
    "another type, with its constraints",
    plan({ constraints: { maxLength: 3 } }),
    plan({ type: "number", constraints: { max: 3 } }),
    "breaking",
    [["/plan", "type_changed"]],
  ],

  ["min added", amount(), amount({ constraints: { min: 0 } }), "breaking", [["/amount", "range_narrowed"]]],
  [
    "min raised",
    amount({ constraints: { min: 0 } }),
    amount({ constraints: { min: 1 } }),
    "breaking",
    [["/amount", "range_narrowed"]],
  ],
  [
    "min lowered",
    amount({ constraints: { min: 1 } }),
    amount({ constraints: { min: 0 } }),
    "compatible",
    [["/amount", "range_widened"]],
  ],
  ["min removed", amount({ constraints: { min: 1 } }), amount(), "compatible", [["/amount", "range_widened"]]],
  [
    "max raised",
    amount({ constraints: { max: 1 } }),
    amount({ constraints: { max: 2 } }),
    "compatible",
    [["/amount", "range_widened"]],
  ],
  [
    "max lowered",
    amount({ constraints: { max: 2 } }),
    amount({ constraints: { max: 1 } }),
    "breaking",
    [["/amount", "range_narrowed"]],
  ],
  [
    "range moved",
    amount({ constraints: { min: 0, max: 10 } }),
    amount({ constraints: { min: 5, max: 15 } }),
    "breaking",
    [
      ["/amount", "range_narrowed"],
      ["/amount", "range_widened"],
    ],
  ],
  [
    "length widened",
    plan({ constraints: { minLength: 2, maxLength: 5 } }),
    plan({ constraints: { minLength: 1, maxLength: 6 } }),
    "compatible",
    [
      ["/plan", "range_widened"],
      ["/plan", "range_widened"],
    ],
  ],
  ["length limited", plan(), plan({ constraints: { maxLength: 6 } }), "breaking", [["/plan", "range_narrowed"]]],
  ["fewer items", tags({ maxItems: 5 }), tags({ maxItems: 4 }), "breaking", [["/tags", "range_narrowed"]]],
  ["unique items", tags(), tags({ uniqueItems: true }), "breaking", [["/tags", "rule_added"]]],
  ["unique items said to be off", tags(), tags({ uniqueItems: false }), "none", []],
  ["no longer unique", tags({ uniqueItems: true }), tags(), "compatible", [["/tags", "rule_removed"]]],

  [
    "value added",
    plan({ constraints: { allowedValues: ["a"] } }),
    plan({ constraints: { allowedValues: ["a", "b"] } }),
    "compatible",
    [["/plan", "values_added"]],
  ],
  [
    "value removed",
    plan({ constraints: { allowedValues: ["a", "b"] } }),
    plan({ constraints: { allowedValues: ["a"] } }),
    "breaking",
    [["/plan", "values_removed"]],
  ],
  [
    "values in another order",
    plan({ constraints: { allowedValues: ["a", "b"] } }),
    plan({ constraints: { allowedValues: ["b", "a"] } }),
    "none",
    [],
  ],
  [
    "value replaced",
    plan({ constraints: { allowedValues: ["a"] } }),
    plan({ constraints: { allowedValues: ["b"] } }),
    "breaking",
    [
      ["/plan", "values_removed"],
      ["/plan", "values_added"],
    ],
  ],
  ["values limited", plan(), plan({ constraints: { allowedValues: ["a"] } }), "breaking", [["/plan", "rule_added"]]],
  ["values freed", plan({ constraints: { allowedValues: ["a"] } }), plan(), "compatible", [["/plan", "rule_removed"]]],
  ["pattern added", plan(), plan({ constraints: { pattern: "^a" } }), "breaking", [["/plan", "rule_added"]]],
  [
    "pattern changed",
    plan({ constraints: { pattern: "^a" } }),
    plan({ constraints: { pattern: "^[ab]" } }),
    "breaking",
    [["/plan", "rule_added"]],
  ],
  ["pattern removed", plan({ constraints: { pattern: "^a" } }), plan(), "compatible", [["/plan", "rule_removed"]]],
  [
    "format changed",
    plan({ constraints: { format: "url" } }),
    plan({ constraints: { format: "email" } }),
    "breaking",
    [["/plan", "rule_added"]],
  ],

  ["description", plan({ description: "a" }), plan({ description: "b" }), "cosmetic", [["/plan", "words_changed"]]],
  ["example", plan(), plan({ example: "pro" }), "cosmetic", [["/plan", "words_changed"]]],
  ["marks", plan(), plan({ personalData: true, deprecated: true }), "cosmetic", [["/plan", "words_changed"]]],
  [
    "words and a new property",
    plan(),
    { properties: [property("plan", "string", { description: "x" }), sku()] },
    "compatible",
    [
      ["/plan", "words_changed"],
      ["/sku", "property_added"],
    ],
  ],

  [
    "property added below",
    cart([sku()]),
    cart([sku(), property("qty", "integer")]),
    "compatible",
    [["/cart/qty", "property_added"]],
  ],
  ["made required below", cart([sku()]), cart([sku({ required: true })]), "breaking", [["/cart/sku", "made_required"]]],
  [
    "renamed above, narrowed below",
    cart([property("qty", "integer")]),
    {
      properties: [
        property("basket", "object", {
          id: "cart",
          properties: [property("qty", "integer", { constraints: { min: 1 } })],
        }),
      ],
    },
    "breaking",
    [
      ["/basket", "property_renamed"],
      ["/basket/qty", "range_narrowed"],
    ],
  ],
  [
    "moved into an object",
    { properties: [sku(), property("cart", "object")] },
    cart([sku()]),
    "compatible",
    [
      ["/cart/sku", "property_added"],
      ["/sku", "property_removed"],
    ],
  ],
  ["free object given names", cart([]), cart([sku()]), "compatible", [["/cart/sku", "property_added"]]],
  [
    "free object given names where unknown ones are refused",
    policy({ unknownProperty: "reject" }, cart([])),
    policy({ unknownProperty: "reject" }, cart([sku()])),
    "breaking",
    [
      ["/cart", "rule_added"],
      ["/cart/sku", "property_added"],
    ],
  ],
  ["object freed", cart([sku()]), cart([]), "compatible", [["/cart", "rule_removed"]]],

  [
    "unknown properties stripped",
    nothing,
    policy({ unknownProperty: "strip" }),
    "breaking",
    [["", "policy_tightened"]],
  ],
  [
    "unknown properties refused",
    policy({ unknownProperty: "strip" }),
    policy({ unknownProperty: "reject" }),
    "breaking",
    [["", "policy_tightened"]],
  ],
  [
    "unknown properties accepted",
    policy({ unknownProperty: "reject" }),
    nothing,
    "compatible",
    [["", "policy_loosened"]],
  ],
  ["bad values accepted", nothing, policy({ badValue: "accept" }), "compatible", [["", "policy_loosened"]]],
  ["bad values refused", policy({ badValue: "accept" }), nothing, "breaking", [["", "policy_tightened"]]],
];

export const sentenceCases: [before: Definition, after: Definition, sentence: string][] = [
  [nothing, plan({ required: true }), "`plan` (text) is new and required: events without it will not fit."],
  [plan(), nothing, "`plan` is no longer part of the event: it will be kept and marked when sent."],
  [
    plan({ id: "1" }),
    plan({ id: "1", name: "tier" }),
    "`plan` is now called `tier`: events that send the old name will not be understood.",
  ],
  [amount({ type: "integer" }), amount(), "`amount` was a whole number and is now a number."],
  [
    amount({ constraints: { min: 0 } }),
    amount({ constraints: { min: 1 } }),
    "The least value of `amount` is now 1 instead of 0.",
  ],
  [amount({ constraints: { min: 0 } }), amount(), "The least value of `amount` is no longer limited (it was 0)."],
  [
    plan({ constraints: { allowedValues: ["a", "b"] } }),
    plan({ constraints: { allowedValues: ["b"] } }),
    "`plan` may no longer be a.",
  ],
  [tags(), tags({ uniqueItems: true }), "`tags` now has to meet the rule that no item comes twice."],
  [
    plan({ constraints: { format: "url" } }),
    plan({ constraints: { format: "uuid" } }),
    "`plan` now has to meet the format uuid instead of url.",
  ],
  [nothing, policy({ unknownProperty: "reject" }), "Unknown properties are now refused."],
];
