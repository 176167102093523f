import type { CustomerFields } from "./customer";

interface MergeCase {
  title: string;
  existing?: Partial<CustomerFields>;
  input: Record<string, unknown>;
  expected: Partial<CustomerFields>;
  changed: string[];
}

export const mergeCases: MergeCase[] = [
  {
    title: "a given field overwrites",
    existing: { name: "Al", phone: "1" },
    input: { name: "Alex" },
    expected: { name: "Alex", phone: "1" },
    changed: ["name"],
  },
  {
    title: "null empties",
    existing: { email: "a@example.com" },
    input: { email: null },
    expected: { email: null },
    changed: ["email"],
  },
  {
    title: "an empty text empties too",
    existing: { email: "a@example.com" },
    input: { email: "" },
    expected: { email: null },
    changed: ["email"],
  },
  {
    title: "what is absent stays",
    existing: { email: "a@example.com", metadata: { plan: "pro" } },
    input: { source_id: "alex" },
    expected: { email: "a@example.com", metadata: { plan: "pro" } },
    changed: [],
  },
  {
    title: "the same again changes nothing",
    existing: { name: "Alex", metadata: { a: 1, b: { c: 2, d: 3 } } },
    input: { name: "Alex", metadata: { b: { d: 3, c: 2 } } },
    expected: { name: "Alex", metadata: { a: 1, b: { c: 2, d: 3 } } },
    changed: [],
  },
  {
    title: "metadata is merged key by key, not deeper",
    existing: { metadata: { plan: "free", seats: { used: 1, all: 5 } } },
    input: { metadata: { seats: { used: 2 }, city: "Oslo" } },
    expected: { metadata: { plan: "free", seats: { used: 2 }, city: "Oslo" } },
    changed: ["metadata"],
  },
  {
    title: "a null in the metadata is a value",
    existing: { metadata: { plan: "free" } },
    input: { metadata: { plan: null } },
    expected: { metadata: { plan: null } },
    changed: ["metadata"],
  },
  {
    title: "metadata null has nothing to merge",
    existing: { metadata: { plan: "free" } },
    input: { metadata: null },
    expected: { metadata: { plan: "free" } },
    changed: [],
  },
  {
    title: "an address replaces the one before",
    existing: { address: { city: "Oslo", country: "NO" } },
    input: { address: { city: "Bergen", state: null } },
    expected: { address: { city: "Bergen" } },
    changed: ["address"],
  },
  {
    title: "an address of nothing is none",
    existing: { address: { city: "Oslo" } },
    input: { address: {} },
    expected: { address: null },
    changed: ["address"],
  },
  {
    title: "a moment of birth is cut to its day",
    input: { birthdate: "1990-05-06T00:00:00Z" },
    expected: { birthdate: "1990-05-06" },
    changed: ["birthdate"],
  },
  {
    title: "unknown fields are ignored",
    input: { name: "Alex", loyalty: { points: 9 }, created_at: "yesterday" },
    expected: { name: "Alex" },
    changed: ["name"],
  },
];

export const refusedCustomers: [title: string, input: unknown][] = [
  ["a source id beyond 256 characters", { source_id: "x".repeat(257) }],
  ["an empty source id", { source_id: "" }],
  ["a source id that is a number", { source_id: 7 }],
  ["U+0000 in a name", { name: "a\u0000b" }],
  ["half of a character in a name", { name: "a\ud800" }],
  ["an e-mail beyond 320 characters", { email: `${"x".repeat(320)}@example.com` }],
  ["a day that does not exist", { birthdate: "2023-02-30" }],
  ["metadata that is a list", { metadata: [1] }],
  ["metadata beyond 16 KiB", { metadata: { x: "ä".repeat(9_000) } }],
  ["metadata too deep", { metadata: { x: JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`) } }],
  ["U+0000 in a key of the metadata", { metadata: { x: [{ "a\u0000": 1 }] } }],
];
