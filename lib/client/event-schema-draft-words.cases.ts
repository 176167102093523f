import type { DraftConstraints, DraftRow } from "./event-schema-draft";

interface RuleCase {
  row: Partial<Omit<DraftRow, "constraints">> & { constraints?: Partial<DraftConstraints> };
  hasProperties?: boolean;
  words: string;
}

export const ruleCases: RuleCase[] = [
  { row: {}, words: "" },
  { row: { constraints: { minLength: "1", maxLength: "64" } }, words: "1 to 64 characters" },
  { row: { constraints: { minLength: "2", maxLength: "2" } }, words: "2 characters" },
  { row: { constraints: { minLength: "1" } }, words: "≥ 1 character" },
  { row: { constraints: { maxLength: "64" } }, words: "≤ 64 characters" },
  { row: { constraints: { allowedValues: ["EUR", "USD"] } }, words: "one of EUR, USD" },
  { row: { constraints: { format: "email" } }, words: "e-mail address" },
  { row: { constraints: { pattern: "^a" } }, words: "like ^a" },
  { row: { type: "number", constraints: { min: "0" } }, words: "≥ 0" },
  { row: { type: "number", constraints: { min: "0", max: "100000" } }, words: "0 to 100,000" },
  { row: { type: "number", constraints: { max: "a lot" } }, words: "≤ a lot" },
  { row: { type: "number", constraints: { minLength: "3" } }, words: "" },
  { row: { list: true, constraints: { minItems: "1", uniqueItems: true } }, words: "≥ 1 item, no item twice" },
  { row: { list: true, constraints: { maxItems: "9", allowedValues: ["a"] } }, words: "≤ 9 items, one of a" },
  { row: { type: "object" }, words: "may hold anything" },
  { row: { type: "object" }, hasProperties: true, words: "" },
];
