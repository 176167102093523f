import type { Property, PropertyFormat, PropertyType } from "./property";
import type { ViolationCode } from "./violation";

const foundLengthMax = 80;

const typeWords: Record<PropertyType, { one: string; many: string }> = {
  string: { one: "text", many: "texts" },
  number: { one: "a number", many: "numbers" },
  integer: { one: "a whole number", many: "whole numbers" },
  boolean: { one: "true or false", many: "true or false" },
  date: { one: "a date like 2024-05-31", many: "dates like 2024-05-31" },
  datetime: {
    one: "a date and time with its offset, like 2024-05-31T10:00:00Z",
    many: "dates and times with their offset, like 2024-05-31T10:00:00Z",
  },
  object: { one: "an object", many: "objects" },
};

const formatWords: Record<PropertyFormat, string> = {
  email: "an e-mail address",
  url: "a web address that starts with http:// or https://",
  uuid: "a UUID",
};

function counted(count: number | undefined, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function shortened(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  // Cutting between the halves of a surrogate pair would leave text that PostgreSQL refuses.
  return `${text.slice(0, lengthMax - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

export function typeInWords(property: Pick<Property, "type" | "list">): string {
  return property.list ? `a list of ${typeWords[property.type].many}` : typeWords[property.type].one;
}

/** `part` is whether the list itself or one of its items is judged. */
export function expectedWords(code: ViolationCode, property: Property, part: "whole" | "item"): string {
  const { constraints } = property;
  const judged = part === "item" ? { type: property.type } : property;
  switch (code) {
    case "required":
    case "type":
      return typeInWords(judged);
    case "allowed_values":
      return `one of ${shortened((constraints.allowedValues ?? []).join(", "), 200)}`;
    case "min":
      return `at least ${constraints.min}`;
    case "max":
      return `at most ${constraints.max}`;
    case "min_length":
      return `at least ${counted(constraints.minLength, "character")} long`;
    case "max_length":
      return `at most ${counted(constraints.maxLength, "character")} long`;
    case "pattern":
      return `text that matches ${constraints.pattern}`;
    case "format":
      return constraints.format ? formatWords[constraints.format] : "text";
    case "min_items":
      return `at least ${counted(constraints.minItems, "item")}`;
    case "max_items":
      return `at most ${counted(constraints.maxItems, "item")}`;
    case "unique_items":
      return "no item twice";
    case "unknown_property":
      return "only properties of this event";
  }
}

/** Long text loses its end, not its closing quote. */
export function foundWords(value: unknown, lengthMax = foundLengthMax): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${counted(value.length, "item")}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const quoted = JSON.stringify(value.slice(0, lengthMax));
  if (quoted.length <= lengthMax && value.length <= lengthMax) return quoted;
  return `${shortened(quoted, lengthMax - 1).replace(/["…]*$/, "")}…"`;
}
