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
  {
    title: "a value moves to another place, and the objects on the way are made",
    body: { event: "signed_up", metadata: { code: "NRY-01", plan: "pro" } },
    operations: [{ op: "move", pointer: "/metadata/code", to: "/referral/code" }],
    expected: { event: "signed_up", metadata: { plan: "pro" }, referral: { code: "NRY-01" } },
    changes: 1,
  },
  {
    title: "nothing moves to where something is, nor into what is no object, nor from where nothing is",
    body: { event: "a", metadata: { code: "X" }, referral: { code: "Y" } },
    operations: [
      { op: "move", pointer: "/metadata/code", to: "/referral/code" },
      { op: "move", pointer: "/metadata/code", to: "/event/code" },
      { op: "move", pointer: "/metadata/nothing", to: "/metadata/something" },
    ],
    expected: { event: "a", metadata: { code: "X" }, referral: { code: "Y" } },
    changes: 0,
  },
  {
    title: "a constant is set, whatever was there, and counts only where it was another",
    body: { metadata: { a: 1, b: "EUR" } },
    operations: ["a", "b", "c"].map((name) => ({ op: "set", pointer: `/metadata/${name}`, value: "EUR" })),
    expected: { metadata: { a: "EUR", b: "EUR", c: "EUR" } },
    changes: 2,
  },
  {
    title: "words and numbers that mean yes or no become truth values",
    body: { metadata: { a: "true", b: " NO ", c: 1, d: "0", e: "maybe", f: 2, g: "constructor" } },
    operations: ["a", "b", "c", "d", "e", "f", "g"].map((name) => ({ op: "to_boolean", pointer: `/metadata/${name}` })),
    expected: { metadata: { a: true, b: false, c: true, d: false, e: "maybe", f: 2, g: "constructor" } },
    changes: 4,
  },
  {
    title: "what writes one day becomes a date, and what may be two days stays",
    body: {
      metadata: {
        a: "2026-05-31T10:00:00Z",
        b: "31.5.2026",
        c: "2026/05/31",
        d: 1780221600,
        e: "05/06/2026",
        f: "2026-02-30",
      },
    },
    operations: ["a", "b", "c", "d", "e", "f"].map((name) => ({ op: "to_date", pointer: `/metadata/${name}` })),
    expected: {
      metadata: {
        a: "2026-05-31",
        b: "2026-05-31",
        c: "2026-05-31",
        d: "2026-05-31",
        e: "05/06/2026",
        f: "2026-02-30",
      },
    },
    changes: 4,
  },
  {
    title: "a moment keeps its offset, and is left alone where it says none and none is given",
    body: { metadata: { a: "2026-05-31 10:00", b: "2026-05-31 10:00:01 +0200", c: 1780221600000, d: "2026-05-31" } },
    operations: ["a", "b", "c", "d"].map((name) => ({ op: "to_datetime", pointer: `/metadata/${name}` })),
    expected: {
      metadata: {
        a: "2026-05-31 10:00",
        b: "2026-05-31T10:00:01+02:00",
        c: "2026-05-31T10:00:00Z",
        d: "2026-05-31",
      },
    },
    changes: 2,
  },
  {
    title: "a moment without offset takes the given one",
    body: { metadata: { a: "2026-05-31 10:00", b: "2026-05-31", c: "2026-05-31 25:00" } },
    operations: ["a", "b", "c"].map((name) => ({ op: "to_datetime", pointer: `/metadata/${name}`, offset: "+02:00" })),
    expected: { metadata: { a: "2026-05-31T10:00:00+02:00", b: "2026-05-31T00:00:00+02:00", c: "2026-05-31 25:00" } },
    changes: 2,
  },
];
