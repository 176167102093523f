import type { Constraints, Property, PropertyType } from "./property";

const fitting: Record<keyof Constraints, { types?: PropertyType[]; list?: true; on: string }> = {
  allowedValues: { types: ["string", "number", "integer"], on: "strings and numbers" },
  min: { types: ["number", "integer"], on: "numbers" },
  max: { types: ["number", "integer"], on: "numbers" },
  minLength: { types: ["string"], on: "strings" },
  maxLength: { types: ["string"], on: "strings" },
  pattern: { types: ["string"], on: "strings" },
  format: { types: ["string"], on: "strings" },
  minItems: { list: true, on: "lists" },
  maxItems: { list: true, on: "lists" },
  // Comparing objects pairwise is quadratic: 64 KiB of small objects would keep a server busy for seconds.
  uniqueItems: {
    list: true,
    types: ["string", "number", "integer", "boolean", "date", "datetime"],
    on: "lists of plain values",
  },
};

/** Whether a property of that type can have the constraint at all. */
export function constraintFits(key: keyof Constraints, { type, list }: Pick<Property, "type" | "list">): boolean {
  const { types, list: needsList } = fitting[key];
  return !(needsList && !list) && !(types && !types.includes(type));
}

export function fittingWords(key: keyof Constraints): string {
  return fitting[key].on;
}
