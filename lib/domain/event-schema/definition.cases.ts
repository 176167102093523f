/** Short forms, so that a case shows only what it is about. */
type Draft = Record<string, unknown>;

export function property(name: string, type: string, rest: Draft = {}): Draft {
  return { id: name.replace(/\W/g, "_") || "x", name, type, ...rest };
}

function nested(levels: number): Draft {
  return levels === 1
    ? property(`leaf${levels}`, "string")
    : property(`level${levels}`, "object", { properties: [nested(levels - 1)] });
}

const constrained = (type: string, constraints: Draft, rest: Draft = {}) => [
  property("p", type, { constraints, ...rest }),
];

export const acceptedProperties: [why: string, properties: Draft[]][] = [
  ["nothing at all", []],
  [
    "every type",
    ["string", "number", "integer", "boolean", "date", "datetime", "object"].map((type) => property(type, type)),
  ],
  [
    "names people use",
    ["Plan name", "plan-name", "plan.name", "$price", "prix (€)", "名前", "1st"].map((name, i) =>
      property(name, "string", { id: `p${i}` }),
    ),
  ],
  ["names that differ in letter case", [property("plan", "string"), property("Plan", "string")]],
  [
    "the same name at two levels",
    [
      property("id", "string"),
      property("cart", "object", { properties: [property("id", "string", { id: "cart-id" })] }),
    ],
  ],
  ["three levels", [nested(3)]],
  ["an empty range", constrained("number", { min: 3, max: 3 })],
  [
    "all a string may have",
    constrained("string", { allowedValues: ["a"], minLength: 1, maxLength: 9, pattern: "^a", format: "email" }),
  ],
  [
    "all a list may have",
    constrained("string", { minItems: 1, maxItems: 9, uniqueItems: true, maxLength: 5 }, { list: true }),
  ],
  [
    "a list of objects",
    constrained("object", { maxItems: 9 }, { list: true, properties: [property("sku", "string")] }),
  ],
  ["a linear pattern with nested repeats", constrained("string", { pattern: "^(a+)+$" })],
  ["a hundred properties", Array.from({ length: 100 }, (_, i) => property(`p${i}`, "string"))],
  ["an example of the type", [property("p", "date", { example: "2024-05-31" })]],
];

export const refusedProperties: [why: string, properties: Draft[], path: string, message: RegExp][] = [
  ["empty name", [property("", "string")], "properties.0.name", /needs a name/],
  ["name too long", [property("p", "string", { name: "n".repeat(101) })], "properties.0.name", /at most 100/],
  ["__proto__", [property("__proto__", "string")], "properties.0.name", /reserved/],
  ["constructor", [property("constructor", "string")], "properties.0.name", /reserved/],
  ["prototype", [property("prototype", "string")], "properties.0.name", /reserved/],
  ["toString", [property("toString", "string")], "properties.0.name", /reserved/],
  ["control character", [property("a\u0000b", "string")], "properties.0.name", /control/],
  ["line end", [property("a\nb", "string")], "properties.0.name", /control/],
  ["zero-width space", [property("a\u200bb", "string")], "properties.0.name", /invisible/],
  ["lone surrogate", [property("a\ud800", "string")], "properties.0.name", /control/],
  ["leading space", [property(" a", "string")], "properties.0.name", /space/],
  ["trailing dot", [property("a.", "string")], "properties.0.name", /dot/],
  ["leading dot", [property(".a", "string")], "properties.0.name", /dot/],
  [
    "same name twice",
    [property("a", "string"), property("a", "number", { id: "b" })],
    "properties.1.name",
    /already a property called `a`/,
  ],
  [
    "same name, composed otherwise",
    [property("é", "string", { id: "a" }), property("e\u0301", "string", { id: "b" })],
    "properties.1.name",
    /already/,
  ],
  [
    "same id twice",
    [property("a", "string"), property("b", "string", { id: "a" })],
    "properties.1.id",
    /id a is used twice/,
  ],
  ["bad id", [property("a", "string", { id: "a b" })], "properties.0.id", /letters, digits/],
  ["unknown type", [property("a", "money")], "properties.0.type", /Invalid option/],
  ["unknown constraint", constrained("string", { minLen: 1 }), "properties.0.constraints", /Unrecognized key/],
  ["four levels", [nested(4)], "properties.0.properties.0.properties.0.properties", /3 levels/],
  [
    "101 properties",
    Array.from({ length: 101 }, (_, i) => property(`p${i}`, "string")),
    "properties",
    /101 properties; expected at most 100/,
  ],
  [
    "properties on a string",
    [property("a", "string", { properties: [] })],
    "properties.0.properties",
    /only an object has properties/,
  ],
  [
    "min on a string",
    constrained("string", { min: 1 }),
    "properties.0.constraints.min",
    /min works on numbers; `p` is string/,
  ],
  ["min on a date", constrained("date", { min: 1 }), "properties.0.constraints.min", /works on numbers/],
  [
    "length on a number",
    constrained("number", { maxLength: 1 }),
    "properties.0.constraints.maxLength",
    /works on strings/,
  ],
  [
    "pattern on a datetime",
    constrained("datetime", { pattern: "x" }),
    "properties.0.constraints.pattern",
    /works on strings/,
  ],
  [
    "format on an integer",
    constrained("integer", { format: "email" }),
    "properties.0.constraints.format",
    /works on strings/,
  ],
  ["items on no list", constrained("string", { minItems: 1 }), "properties.0.constraints.minItems", /works on lists/],
  [
    "unique objects",
    constrained("object", { uniqueItems: true }, { list: true }),
    "properties.0.constraints.uniqueItems",
    /lists of plain values/,
  ],
  [
    "allowed values of a boolean",
    constrained("boolean", { allowedValues: ["true"] }),
    "properties.0.constraints.allowedValues",
    /strings and numbers/,
  ],
  [
    "min above max",
    constrained("number", { min: 2, max: 1 }),
    "properties.0.constraints.max",
    /max is 1; expected at least min, 2/,
  ],
  [
    "minLength above maxLength",
    constrained("string", { minLength: 2, maxLength: 1 }),
    "properties.0.constraints.maxLength",
    /at least minLength/,
  ],
  [
    "minItems above maxItems",
    constrained("string", { minItems: 2, maxItems: 1 }, { list: true }),
    "properties.0.constraints.maxItems",
    /at least minItems/,
  ],
  ["negative length", constrained("string", { minLength: -1 }), "properties.0.constraints.minLength", /Too small/],
  [
    "fraction of an item",
    constrained("string", { minItems: 0.5 }, { list: true }),
    "properties.0.constraints.minItems",
    /int/,
  ],
  ["infinite min", constrained("number", { min: Number.POSITIVE_INFINITY }), "properties.0.constraints.min", /number/],
  [
    "no allowed value",
    constrained("string", { allowedValues: [] }),
    "properties.0.constraints.allowedValues",
    /Too small/,
  ],
  [
    "allowed value of another type",
    constrained("string", { allowedValues: ["a", 1] }),
    "properties.0.constraints.allowedValues.1",
    /is 1; expected a value of type string/,
  ],
  [
    "fractional allowed integer",
    constrained("integer", { allowedValues: [1.5] }),
    "properties.0.constraints.allowedValues.0",
    /type integer/,
  ],
  [
    "allowed value twice",
    constrained("string", { allowedValues: ["a", "a"] }),
    "properties.0.constraints.allowedValues.1",
    /"a" is in the list twice/,
  ],
  [
    "look-ahead",
    constrained("string", { pattern: "(?=a)b" }),
    "properties.0.constraints.pattern",
    /not a pattern we can run/,
  ],
  [
    "back-reference",
    constrained("string", { pattern: "(a)\\1" }),
    "properties.0.constraints.pattern",
    /not a pattern we can run/,
  ],
  [
    "unclosed group",
    constrained("string", { pattern: "(a" }),
    "properties.0.constraints.pattern",
    /not a pattern we can run/,
  ],
  [
    "too much repetition",
    constrained("string", { pattern: "(?:[a-z]{1,10}){100}" }),
    "properties.0.constraints.pattern",
    /repeats too much/,
  ],
  [
    "pattern too long",
    constrained("string", { pattern: "a".repeat(201) }),
    "properties.0.constraints.pattern",
    /at most 200/,
  ],
  [
    "example of another type",
    [property("a", "integer", { example: "1" })],
    "properties.0.example",
    /expected type integer/,
  ],
  [
    "example that is no list",
    [property("a", "string", { list: true, example: "x" })],
    "properties.0.example",
    /expected a list of string/,
  ],
];
