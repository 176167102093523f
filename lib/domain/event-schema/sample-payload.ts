import type { EventSchemaDefinition } from "./definition";
import type { Property, PropertyType } from "./property";
import { fitsProperty } from "./property-value";

type Json = Exclude<Property["example"], undefined>;

const formatSamples = {
  email: "ana@example.com",
  url: "https://example.com/page",
  uuid: "018f3a2b-1c4d-7000-8000-000000000001",
} as const;

const typeSamples: Record<PropertyType, Json> = {
  string: "text",
  number: 12.5,
  integer: 1,
  boolean: true,
  date: "2024-05-31",
  datetime: "2024-05-31T10:00:00Z",
  object: {},
};

function sampleText({ constraints }: Property): string {
  const { format, minLength = 0, maxLength } = constraints;
  if (format) return formatSamples[format];
  return "text".padEnd(minLength, " more text").slice(0, maxLength).trimEnd().padEnd(minLength, "x");
}

function sampleNumber({ type, constraints }: Property): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = constraints;
  const usual = type === "integer" ? 1 : 12.5;
  const within = Math.min(Math.max(usual, min), max);
  return type === "integer" ? Math.min(Math.ceil(within), Math.floor(max)) : within;
}

function sampleOne(property: Property, i: number): Json {
  const choices = property.constraints.allowedValues;
  if (choices) return choices[i % choices.length] ?? null;
  if (property.type === "object") return sampleObject(property.properties ?? []);
  if (property.type === "string") return sampleText(property);
  if (property.type === "number" || property.type === "integer") return sampleNumber(property);
  return typeSamples[property.type];
}

function sampleValue(property: Property): Json {
  const { example } = property;
  if (example !== undefined && fitsProperty(property, example)) return example;
  if (!property.list) return sampleOne(property, 0);
  const { minItems = 1, maxItems = 1 } = property.constraints;
  return Array.from({ length: Math.min(Math.max(minItems, 1), Math.max(maxItems, minItems)) }, (_, i) =>
    sampleOne(property, i),
  );
}

function sampleObject(properties: Property[]): Record<string, Json> {
  const wanted = properties.filter((property) => property.required || !property.deprecated);
  return Object.fromEntries(wanted.map((property) => [property.name, sampleValue(property)]));
}

/**
 * Metadata that shows what to send. It fits the schema except where only a person can know: a pattern, or many
 * different items, without an example.
 */
export function samplePayload(definition: EventSchemaDefinition): Record<string, unknown> {
  return sampleObject(definition.properties);
}
