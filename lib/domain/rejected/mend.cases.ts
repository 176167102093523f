import type { MendOperation } from "./mend";

interface MendCase {
  title: string;
  body: unknown;
  operations: MendOperation[];
  expected: unknown;
  changes: number;
}

const order = { event: "order", metadata: { amount: "49.90", currency: "EUR" } };

export const mendCases: MendCase[] = [
  {
    title: "a number sent as text becomes a number",
    body: order,
    operations: [{ op: "to_number", pointer: "/metadata/amount" }],
    expected: { event: "order", metadata: { amount: 49.9, currency: "EUR" } },
    changes: 1,
  },
  {
    title: "a decimal comma is read where it cannot part thousands",
    body: { metadata: { a: "49,90", b: "1,234", c: " 7 " } },
    operations: [
      { op: "to_number", pointer: "/metadata/a" },
      { op: "to_number", pointer: "/metadata/b" },
      { op: "to_number", pointer: "/metadata/c" },
    ],
    expected: { metadata: { a: 49.9, b: "1,234", c: 7 } },
    changes: 2,
  },
  {
    title: "what is no number stays as it is",
    body: { metadata: { a: "free", b: "1e400", c: "", d: "0x10", e: null, f: "12 EUR" } },
    operations: ["a", "b", "c", "d", "e", "f"].map((name) => ({ op: "to_number", pointer: `/metadata/${name}` })),
    expected: { metadata: { a: "free", b: "1e400", c: "", d: "0x10", e: null, f: "12 EUR" } },
    changes: 0,
  },
  {
    title: "a number that would lose digits stays text",
    body: { metadata: { id: "12345678901234567890" } },
    operations: [{ op: "to_number", pointer: "/metadata/id" }],
    expected: { metadata: { id: "12345678901234567890" } },
    changes: 0,
  },
  {
    title: "numbers and truth values become text, objects do not",
    body: { metadata: { a: 12.5, b: true, c: { d: 1 } } },
    operations: ["a", "b", "c"].map((name) => ({ op: "to_text", pointer: `/metadata/${name}` })),
    expected: { metadata: { a: "12.5", b: "true", c: { d: 1 } } },
    changes: 2,
  },
  {
    title: "a list is cast item by item",
    body: { metadata: { sizes: ["1", 2, "x"] } },
    operations: [{ op: "to_number", pointer: "/metadata/sizes" }],
    expected: { metadata: { sizes: [1, 2, "x"] } },
    changes: 1,
  },
  {
    title: "a star reaches into every item of a list",
    body: { metadata: { items: [{ price: "1.50" }, { price: 2 }, "no object", { price: "3" }] } },
    operations: [{ op: "to_number", pointer: "/metadata/items/*/price" }],
    expected: { metadata: { items: [{ price: 1.5 }, { price: 2 }, "no object", { price: 3 }] } },
    changes: 2,
  },
  {
    title: "a position reaches into that item alone",
    body: { metadata: { items: [{ price: "1" }, { price: "2" }] } },
    operations: [{ op: "to_number", pointer: "/metadata/items/1/price" }],
    expected: { metadata: { items: [{ price: "1" }, { price: 2 }] } },
    changes: 1,
  },
  {
    title: "a renamed property keeps its place",
    body: { metadata: { amout: 1, currency: "EUR" } },
    operations: [{ op: "rename", pointer: "/metadata/amout", to: "amount" }],
    expected: { metadata: { amount: 1, currency: "EUR" } },
    changes: 1,
  },
  {
    title: "a name that is taken is not given again",
    body: { metadata: { amout: 1, amount: 2 } },
    operations: [{ op: "rename", pointer: "/metadata/amout", to: "amount" }],
    expected: { metadata: { amout: 1, amount: 2 } },
    changes: 0,
  },
  {
    title: "the name of the event itself is replaced where it is that one",
    body: { event: "checkout_complete", metadata: {} },
    operations: [{ op: "replace", pointer: "/event", from: "checkout_complete", to: "checkout_completed" }],
    expected: { event: "checkout_completed", metadata: {} },
    changes: 1,
  },
  {
    title: "another value is not replaced",
    body: { metadata: { plan: "Pro" } },
    operations: [{ op: "replace", pointer: "/metadata/plan", from: "Premium", to: "pro" }],
    expected: { metadata: { plan: "Pro" } },
    changes: 0,
  },
  {
    title: "a default fills what is missing or null, and nothing else",
    body: { metadata: { a: null, b: 0, c: "" } },
    operations: ["a", "b", "c", "d"].map((name) => ({ op: "set_default", pointer: `/metadata/${name}`, value: "EUR" })),
    expected: { metadata: { a: "EUR", b: 0, c: "", d: "EUR" } },
    changes: 2,
  },
  {
    title: "a default makes no object that is not there",
    body: { event: "order" },
    operations: [{ op: "set_default", pointer: "/metadata/currency", value: "EUR" }],
    expected: { event: "order" },
    changes: 0,
  },
  {
    title: "a property is removed",
    body: order,
    operations: [{ op: "remove", pointer: "/metadata/currency" }],
    expected: { event: "order", metadata: { amount: "49.90" } },
    changes: 1,
  },
  {
    title: "operations follow one another",
    body: { metadata: { amout: "5" } },
    operations: [
      { op: "rename", pointer: "/metadata/amout", to: "amount" },
      { op: "to_number", pointer: "/metadata/amount" },
      { op: "set_default", pointer: "/metadata/currency", value: "EUR" },
    ],
    expected: { metadata: { amount: 5, currency: "EUR" } },
    changes: 3,
  },
  {
    title: "names with slashes and tildes are reached escaped",
    body: { metadata: { "a/b": "1", "c~d": "2" } },
    operations: [
      { op: "to_number", pointer: "/metadata/a~1b" },
      { op: "to_number", pointer: "/metadata/c~0d" },
    ],
    expected: { metadata: { "a/b": 1, "c~d": 2 } },
    changes: 2,
  },
  {
    title: "a property named like part of the language stays a property",
    body: JSON.parse('{"metadata":{"__proto__":"1","constructor":"2"}}'),
    operations: [
      { op: "to_number", pointer: "/metadata/__proto__" },
      { op: "to_number", pointer: "/metadata/constructor" },
    ],
    expected: JSON.parse('{"metadata":{"__proto__":1,"constructor":2}}'),
    changes: 2,
  },
  {
    title: "a body that is no object stays as it is",
    body: ["order"],
    operations: [{ op: "remove", pointer: "/0" }],
    expected: ["order"],
    changes: 0,
  },
];
