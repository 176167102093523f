import type { Property } from "../event-schema/property";

const property = (type: Property["type"], list = false): Property => ({
  id: type,
  name: "it",
  type,
  list,
  required: false,
  constraints: {},
});

export const declared = {
  text: property("string"),
  number: property("number"),
  yesOrNo: property("boolean"),
  day: property("date"),
  moment: property("datetime"),
  list: property("string", true),
  object: property("object"),
};

/** The text of an address, and what it is read as: path, operator, value; null when it is no filter. */
export const readCases: [text: string, path: string[] | null, operator?: string, value?: string | null][] = [
  ["total:gte:50", ["total"], "gte", "50"],
  ["plan:eq:pro", ["plan"], "eq", "pro"],
  ["note:eq:a:b", ["note"], "eq", "a:b"],
  ["shipping/country:eq:DE", ["shipping", "country"], "eq", "DE"],
  ["a%3Ab%2Fc:eq:1", ["a:b/c"], "eq", "1"],
  ["coupon:missing", ["coupon"], "missing", null],
  ["coupon:null", ["coupon"], "null", null],
  ["coupon:missing:yes", null],
  ["total:gte", null],
  ["total:about:50", null],
  [":eq:50", null],
  ["a//b:eq:50", null],
  ["a/b/c/d/e:eq:50", null],
  ["%E0%A4%A:eq:50", null],
  ["a%00:eq:50", null],
  ["total", null],
];

/** What may be asked of a property of each type: the filter, the type, and the beginning of what is wrong with it. */
export const problemCases: [text: string, of: keyof typeof declared | null, problem: string | null][] = [
  ["it:gte:50", "number", null],
  ["it:gte:49.90", "number", null],
  ["it:gte:-3", "number", null],
  ["it:gte:1e400", "number", "needs a number"],
  ["it:gte:fifty", "number", "needs a number"],
  ["it:contains:5", "number", '"contains" cannot be asked of a number'],
  ["it:eq:", "text", "needs a value"],
  ["it:gte:5", "text", '"≥" cannot be asked of a string'],
  ["it:eq:yes", "yesOrNo", "is true or false"],
  ["it:eq:true", "yesOrNo", null],
  ["it:gte:2026-02-29", "day", "needs a day"],
  ["it:gte:2026-02-28", "day", null],
  ["it:gte:2026-02-28T10:00:00Z", "moment", null],
  ["it:eq:2026-02-28T10:00:00Z", "moment", "needs a day"],
  ["it:has:red", "list", null],
  ["it:eq:red", "list", '"is" cannot be asked of a list'],
  ["it:missing", "object", null],
  ["it:eq:x", "object", '"is" cannot be asked of an object'],
  ["it:gte:x", null, "needs a number or a day"],
  ["it:gte:5", null, null],
  ["it:eq:x", null, null],
];
