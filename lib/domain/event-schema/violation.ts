export const violationCodes = [
  "required",
  "type",
  "allowed_values",
  "min",
  "max",
  "min_length",
  "max_length",
  "pattern",
  "format",
  "min_items",
  "max_items",
  "unique_items",
  "unknown_property",
] as const;
export type ViolationCode = (typeof violationCodes)[number];

export interface Violation {
  /** JSON pointer into the event's metadata. */
  pointer: string;
  code: ViolationCode;
  expected: string;
  found: string;
  suggestion?: string;
}

/** What was let through although it does not fit; `explain` of the compiled schema tells the rest. */
export interface Mark {
  pointer: string;
  code: ViolationCode;
}

export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

export function pointerParts(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `/items/0/sku` as people write it: `items[0].sku`. */
export function readablePointer(pointer: string): string {
  const path = pointerParts(pointer).map((part, i) => (/^\d+$/.test(part) && i > 0 ? `[${part}]` : `.${part}`));
  return path.join("").replace(/^\./, "");
}

/** The violation as one would tell a colleague who does not program. */
export function violationSentence({ pointer, code, expected, found, suggestion }: Violation): string {
  const what = pointer === "" ? "The event's metadata" : `\`${readablePointer(pointer)}\``;
  const hint = suggestion
    ? ` ${suggestion.charAt(0).toUpperCase()}${suggestion.slice(1)}${/[?.]$/.test(suggestion) ? "" : "."}`
    : "";
  switch (code) {
    case "required":
      return `${what} is missing: it should be ${expected}.${hint}`;
    case "unknown_property":
      return `${what} is not a property of this event.${hint}`;
    case "unique_items":
      return `${what} should have no item twice.${hint}`;
    case "min_items":
    case "max_items":
      return `${what} should have ${expected}, but has ${found}.${hint}`;
    default:
      return `${what} should be ${expected}, but ${found} came.${hint}`;
  }
}
