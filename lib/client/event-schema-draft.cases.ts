import { type DraftRow, newRow } from "./event-schema-draft";

/** "o{ a } b": rows whose ids are their names; "o" to "r" are objects. */
export function rowsNamed(text: string): DraftRow[] {
  const rows: DraftRow[] = [];
  let level = 1;
  for (const word of text.split(" ").filter(Boolean)) {
    if (word === "}") {
      level--;
      continue;
    }
    const name = word.replace("{", "");
    rows.push({ ...newRow(name, name), level, type: /^[o-r]/.test(name) ? "object" : "string" });
    if (word.endsWith("{")) level++;
  }
  return rows;
}

export function namesOf(rows: DraftRow[]): string {
  const words: string[] = [];
  let level = 1;
  for (const row of rows) {
    for (; level > row.level; level--) words.push("}");
    if (level < row.level) words.push(`${words.pop() ?? ""}{`);
    level = row.level;
    words.push(row.name);
  }
  return [...words, ...Array.from({ length: level - 1 }, () => "}")].join(" ");
}

/** Properties that come back from the rows exactly as they went in. */
export const roundTrips: [why: string, property: Record<string, unknown>][] = [
  ["the least", { type: "string", required: false, constraints: {} }],
  [
    "all that is said of it",
    { type: "string", required: true, constraints: {}, description: "d", personalData: true, deprecated: true },
  ],
  [
    "all a text may have",
    {
      type: "string",
      required: false,
      constraints: { allowedValues: ["a, b", " c", "1"], minLength: 0, maxLength: 9, pattern: "^a", format: "email" },
    },
  ],
  [
    "allowed numbers",
    { type: "number", required: false, constraints: { allowedValues: [1, 2.5, -3], min: -10.25, max: 1e21 } },
  ],
  [
    "a list with its rules",
    {
      type: "integer",
      list: true,
      required: false,
      constraints: { minItems: 1, maxItems: 9, uniqueItems: true },
      example: [1, 2],
    },
  ],
  ["an example that looks like a number", { type: "string", required: false, constraints: {}, example: "12" }],
  ["an example that is empty", { type: "string", required: false, constraints: {}, example: "" }],
  ["an example that is a number", { type: "number", required: false, constraints: {}, example: 12.5 }],
  ["an example that is false", { type: "boolean", required: false, constraints: {}, example: false }],
  ["an example that is an object", { type: "object", required: false, constraints: {}, example: { a: [1] } }],
  [
    "a list of texts with commas",
    { type: "string", list: true, required: false, constraints: {}, example: ["a, b", "[c"] },
  ],
  ["a day", { type: "date", required: false, constraints: {}, example: "2026-05-31" }],
];

export const exampleCases: [type: DraftRow["type"], list: boolean, text: string, example: unknown][] = [
  ["string", true, "a, b", ["a", "b"]],
  ["integer", true, "1, 2", [1, 2]],
  ["integer", true, "1, x", [1, "x"]],
  ["number", false, "1,5", "1,5"],
  ["boolean", false, "yes", "yes"],
  ["object", false, "{", "{"],
];
