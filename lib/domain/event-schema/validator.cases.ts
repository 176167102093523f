import { property } from "./definition.cases";

type Draft = Record<string, unknown>;
type Expected = [pointer: string, code: string, found?: string, suggestion?: string];

const list = { list: true };
const required = { required: true };
const constrained = (constraints: Draft, rest: Draft = {}) => ({ constraints, ...rest });
const cart = [
  property("cart", "object", {
    properties: [
      property("id", "string", { id: "cart-id", required: true }),
      property("total", "number", { id: "cart-total" }),
    ],
  }),
];
const lines = [property("lines", "object", { list: true, properties: [property("sku", "string", required)] })];

/** What the schema says of a value when every policy is the strictest. */
export const valueCases: [properties: Draft[], metadata: unknown, violations: Expected[]][] = [
  [[], {}, []],
  [[], null, [["", "type", "null"]]],
  [[], [], [["", "type", "a list of 0 items"]]],
  [[], "text", [["", "type", '"text"']]],

  [[property("a", "string")], { a: "" }, []],
  [[property("a", "string")], { a: 1 }, [["/a", "type", "1", 'send "1", in quotes']]],
  [[property("a", "string")], { a: true }, [["/a", "type", "true", 'send "true", in quotes']]],
  [[property("a", "string")], { a: ["x"] }, [["/a", "type", "a list of 1 item", "send the value itself, not a list"]]],
  [[property("a", "string")], { a: { b: 1 } }, [["/a", "type", "an object"]]],
  [[property("a", "string")], {}, []],
  [[property("a", "string")], { a: null }, []],
  [[property("a", "string", required)], {}, [["/a", "required", "nothing"]]],
  [[property("a", "string", required)], { a: null }, [["/a", "required", "null"]]],
  [[property("a", "string", required)], { a: "" }, []],
  [
    [property("order_total", "number", required)],
    { ordrer_total: 1 },
    [
      ["/order_total", "required", "nothing", "rename `ordrer_total` to `order_total`"],
      ["/ordrer_total", "unknown_property", "1", "did you mean `order_total`?"],
    ],
  ],

  [[property("a", "number")], { a: 1.5 }, []],
  [[property("a", "number")], { a: "42" }, [["/a", "type", '"42"', "send 42 without quotes"]]],
  [[property("a", "number")], { a: "12,50" }, [["/a", "type", '"12,50"', "send 12.5 without quotes"]]],
  [[property("a", "number")], { a: "many" }, [["/a", "type", '"many"']]],
  [[property("a", "number")], { a: true }, [["/a", "type", "true"]]],
  [[property("a", "integer")], { a: 3 }, []],
  [[property("a", "integer")], { a: 1e3 }, []],
  [[property("a", "integer")], { a: -0 }, []],
  [[property("a", "integer")], { a: 1.5 }, [["/a", "type", "1.5"]]],
  [[property("a", "integer")], { a: "1.5" }, [["/a", "type", '"1.5"']]],
  [[property("a", "integer")], { a: "7" }, [["/a", "type", '"7"', "send 7 without quotes"]]],
  [[property("a", "boolean")], { a: false }, []],
  [[property("a", "boolean")], { a: "false" }, [["/a", "type", '"false"', "send false without quotes"]]],
  [[property("a", "boolean")], { a: 1 }, [["/a", "type", "1", "send true"]]],
  [[property("a", "boolean")], { a: 2 }, [["/a", "type", "2"]]],

  [[property("a", "date")], { a: "2024-02-29" }, []],
  [[property("a", "date")], { a: "2026-02-30" }, [["/a", "type", '"2026-02-30"']]],
  [
    [property("a", "date")],
    { a: "2024-05-01T10:00:00Z" },
    [["/a", "type", '"2024-05-01T10:00:00Z"', "send 2024-05-01"]],
  ],
  [[property("a", "date")], { a: 20240501 }, [["/a", "type", "20240501"]]],
  [[property("a", "datetime")], { a: "2024-05-01T10:00:00+02:00" }, []],
  [
    [property("a", "datetime")],
    { a: "2024-05-01" },
    [["/a", "type", '"2024-05-01"', "add a time and an offset, like 2024-05-01T00:00:00Z"]],
  ],
  [
    [property("a", "datetime")],
    { a: "2024-05-01T10:00:00" },
    [["/a", "type", '"2024-05-01T10:00:00"', "add the offset: 2024-05-01T10:00:00Z if it is UTC"]],
  ],
  [
    [property("a", "datetime")],
    { a: "2024-05-01 10:00:00Z" },
    [["/a", "type", '"2024-05-01 10:00:00Z"', "send 2024-05-01T10:00:00Z"]],
  ],
  [[property("a", "datetime")], { a: "2024-05-01T24:00:00Z" }, [["/a", "type", '"2024-05-01T24:00:00Z"']]],
  [[property("a", "datetime")], { a: 1714557600 }, [["/a", "type", "1714557600", "send 2024-05-01T10:00:00Z"]]],
  [
    [property("a", "datetime")],
    { a: 1714557600123 },
    [["/a", "type", "1714557600123", "send 2024-05-01T10:00:00.123Z"]],
  ],

  [[property("a", "string", constrained({ allowedValues: ["basic", "pro"] }))], { a: "pro" }, []],
  [[property("a", "string", constrained({ allowedValues: ["basic", "pro"] }))], { a: null }, []],
  [
    [property("a", "string", constrained({ allowedValues: ["basic", "pro"] }))],
    { a: "Basic " },
    [["/a", "allowed_values", '"Basic "', "did you mean `basic`?"]],
  ],
  [
    [property("a", "string", constrained({ allowedValues: ["basic", "pro"] }))],
    { a: "gold" },
    [["/a", "allowed_values", '"gold"']],
  ],
  [
    [property("a", "string", constrained({ allowedValues: ["basic", "pro"] }))],
    { a: 1 },
    [["/a", "type", "1", 'send "1", in quotes']],
  ],
  [[property("a", "integer", constrained({ allowedValues: [1, 2] }))], { a: 3 }, [["/a", "allowed_values", "3"]]],
  [[property("a", "number", constrained({ min: 0, max: 10 }))], { a: 0 }, []],
  [[property("a", "number", constrained({ min: 0, max: 10 }))], { a: -0.01 }, [["/a", "min", "-0.01"]]],
  [[property("a", "number", constrained({ min: 0, max: 10 }))], { a: 11 }, [["/a", "max", "11"]]],
  [
    [property("a", "string", constrained({ minLength: 2, maxLength: 3 }))],
    { a: "a" },
    [["/a", "min_length", '"a" (1 characters)']],
  ],
  [
    [property("a", "string", constrained({ minLength: 2, maxLength: 3 }))],
    { a: "abcd" },
    [["/a", "max_length", '"abcd" (4 characters)']],
  ],
  [[property("a", "string", constrained({ maxLength: 1 }))], { a: "😀" }, []],
  [[property("a", "string", constrained({ pattern: "^[A-Z]+$" }))], { a: "ABC" }, []],
  [[property("a", "string", constrained({ pattern: "^[A-Z]+$" }))], { a: "AbC" }, [["/a", "pattern", '"AbC"']]],
  [[property("a", "string", constrained({ pattern: "b" }))], { a: "abc" }, []],
  [[property("a", "string", constrained({ format: "email" }))], { a: "ana@example.com" }, []],
  [
    [property("a", "string", constrained({ format: "email" }))],
    { a: "ana@example" },
    [["/a", "format", '"ana@example"']],
  ],
  [[property("a", "string", constrained({ format: "url" }))], { a: "https://example.com/a?b=c" }, []],
  [
    [property("a", "string", constrained({ format: "url" }))],
    { a: "javascript:alert(1)" },
    [["/a", "format", '"javascript:alert(1)"']],
  ],
  [[property("a", "string", constrained({ format: "uuid" }))], { a: "018f3a2b-1c4d-7000-8000-000000000001" }, []],
  [[property("a", "string", constrained({ format: "uuid" }))], { a: "018f3a2b" }, [["/a", "format", '"018f3a2b"']]],
  [
    [property("a", "string", constrained({ minLength: 3, pattern: "^x" }))],
    { a: "y" },
    [
      ["/a", "min_length"],
      ["/a", "pattern"],
    ],
  ],

  [[property("a", "string", list)], { a: ["x", "y"] }, []],
  [[property("a", "string", list)], { a: [] }, []],
  [[property("a", "string", list)], { a: null }, []],
  [[property("a", "string", list)], { a: "x" }, [["/a", "type", '"x"', 'send a list: ["x"]']]],
  [
    [property("a", "string", list)],
    { a: ["x", 1, null] },
    [
      ["/a/1", "type", "1", 'send "1", in quotes'],
      ["/a/2", "type", "null"],
    ],
  ],
  [
    [property("a", "string", constrained({ minItems: 1 }, list))],
    { a: [] },
    [["/a", "min_items", "a list of 0 items"]],
  ],
  [
    [property("a", "string", constrained({ maxItems: 1 }, list))],
    { a: ["x", "y"] },
    [["/a", "max_items", "a list of 2 items"]],
  ],
  [
    [property("a", "string", constrained({ uniqueItems: true }, list))],
    { a: ["x", "x"] },
    [["/a", "unique_items", "a list of 2 items"]],
  ],
  [
    [property("a", "string", constrained({ allowedValues: ["x"] }, list))],
    { a: ["x", "z"] },
    [["/a/1", "allowed_values", '"z"']],
  ],
  [[property("a", "string", constrained({ allowedValues: ["x"] }, list))], { a: null }, []],
  [[property("items", "string", { list: true, required: true })], { items: [null] }, [["/items/0", "type", "null"]]],

  [[property("a", "object")], { a: { anything: [1, { b: 2 }] } }, []],
  [[property("a", "object")], { a: [] }, [["/a", "type", "a list of 0 items"]]],
  [cart, { cart: { id: "c1" } }, []],
  [
    cart,
    { cart: { total: "5" } },
    [
      ["/cart/id", "required", "nothing"],
      ["/cart/total", "type", '"5"', "send 5 without quotes"],
    ],
  ],
  [cart, { cart: { id: "c1", Total: 5 } }, [["/cart/Total", "unknown_property", "5", "did you mean `total`?"]]],
  [cart, { cart: null }, []],
  [
    lines,
    { lines: [{ sku: "a" }, {}, { sku: "b", qty: 1 }] },
    [
      ["/lines/1/sku", "required", "nothing"],
      ["/lines/2/qty", "unknown_property", "1"],
    ],
  ],

  [[property("a/b~c", "string", { id: "x" })], { "a/b~c": 1 }, [["/a~1b~0c", "type", "1", 'send "1", in quotes']]],
  [
    [property("a", "string")],
    { toString: 1, hasOwnProperty: 2, "": 3 },
    [
      ["/toString", "unknown_property"],
      ["/hasOwnProperty", "unknown_property"],
      ["/", "unknown_property"],
    ],
  ],
];
