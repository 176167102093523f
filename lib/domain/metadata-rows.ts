import { z } from "zod";

/** Metadata as a form holds it: a row for each key, its value as text and what the text stands for. */

export const metadataKinds = ["text", "number", "boolean", "json"] as const;
export type MetadataKind = (typeof metadataKinds)[number];

const Row = z.object({ key: z.string(), kind: z.enum(metadataKinds), value: z.string() });
export type MetadataRow = z.infer<typeof Row>;

export const MetadataRows = z.array(Row).superRefine((rows, refinement) => {
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const fault = (field: "key" | "value", message: string) =>
      refinement.addIssue({ code: "custom", path: [at, field], message });
    if (row.key.trim() === "") fault("key", "A value needs a name");
    else if (seen.has(row.key.trim())) fault("key", "This name is there twice");
    seen.add(row.key.trim());
    if (typedValue(row) === undefined) fault("value", problems[row.kind]);
  }
});

const problems: Record<MetadataKind, string> = {
  text: "",
  number: "Not a number, such as 12 or 3.5",
  boolean: "Choose yes or no",
  json: "Not valid JSON, such as [1, 2] or null",
};

/** A row that was added and never filled is no key. */
function isBlank({ key, value }: MetadataRow): boolean {
  return key.trim() === "" && value === "";
}

/** Undefined when the text is no value of its kind. */
function typedValue({ kind, value }: MetadataRow): unknown {
  if (kind === "text") return value;
  if (kind === "boolean") return value === "true" ? true : value === "false" ? false : undefined;
  if (kind === "number") {
    const number = Number(value);
    return value.trim() === "" || !Number.isFinite(number) ? undefined : number;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

export function metadataRows(metadata: Record<string, unknown>): MetadataRow[] {
  return Object.entries(metadata).map(([key, value]) => {
    if (typeof value === "string") return { key, kind: "text", value };
    if (typeof value === "number") return { key, kind: "number", value: String(value) };
    if (typeof value === "boolean") return { key, kind: "boolean", value: String(value) };
    return { key, kind: "json", value: JSON.stringify(value) };
  });
}

export function metadataOf(rows: MetadataRow[]): Record<string, unknown> {
  return Object.fromEntries(
    rows.filter((row) => !isBlank(row)).map((row) => [row.key.trim(), typedValue(row)] as const),
  );
}
