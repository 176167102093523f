import type { EventSchemaDefinition } from "./definition";
import type { Property, PropertyType } from "./property";

/** Never the name of something global, whatever the event is called. */
export function typeName(eventName: string): string {
  const words = eventName.normalize("NFKD").match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return `${/^[A-Z]/.test(joined) ? "" : "Event"}${joined}Properties`;
}

const plainTypes: Record<Exclude<PropertyType, "object">, string> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  date: "string",
  datetime: "string",
};

const shapeNotes: Partial<Record<PropertyType, string>> = {
  integer: "A whole number.",
  date: "A day like 2024-05-31.",
  datetime: "A date and time with its offset, like 2024-05-31T10:00:00Z.",
};

function literals(values: (string | number)[]): string {
  return values.map((value) => JSON.stringify(value)).join(" | ");
}

function oneType(property: Property, indent: string): string {
  if (property.type === "object") {
    const nested = property.properties ?? [];
    return nested.length > 0 ? objectType(nested, indent) : "Record<string, unknown>";
  }
  const { allowedValues } = property.constraints;
  return allowedValues ? literals(allowedValues) : plainTypes[property.type];
}

/** What is optional may be null as well: the server takes that for "not sent". */
function valueType(property: Property, indent: string): string {
  const one = oneType(property, indent);
  const value = property.list ? (/ \| /.test(one) && !one.startsWith("{") ? `(${one})[]` : `${one}[]`) : one;
  return property.required ? value : `${value} | null`;
}

function comment(property: Property, indent: string): string[] {
  const said = [property.description?.trim(), shapeNotes[property.type]].filter(Boolean).join(" ");
  const words = [...said.split(/\s*\n\s*/).filter(Boolean), ...(property.deprecated ? ["@deprecated"] : [])];
  // Whatever a description says, it ends no comment.
  const safe = words.map((line) => line.replaceAll("*/", "* /"));
  if (safe.length === 0) return [];
  if (safe.length === 1) return [`${indent}/** ${safe[0]} */`];
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`), `${indent} */`];
}

function objectType(properties: Property[], indent: string): string {
  const inner = `${indent}  `;
  const lines = properties.flatMap((property) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(property.name) ? property.name : JSON.stringify(property.name);
    return [
      ...comment(property, inner),
      `${inner}${name}${property.required ? "" : "?"}: ${valueType(property, inner)};`,
    ];
  });
  return ["{", ...lines, `${indent}}`].join("\n");
}

/** The event's properties as a TypeScript interface. */
export function toTypeScript(eventName: string, { properties }: EventSchemaDefinition): string {
  return `export interface ${typeName(eventName)} ${objectType(properties, "")}`;
}
