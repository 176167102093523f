import type { EventSchemaDefinition } from "./definition";
import type { Policies } from "./definition-shape";
import type { Constraints, Property, PropertyType } from "./property";

export type JsonSchema = { [keyword: string]: unknown };

const typeKeywords: Record<PropertyType, { type: string; format?: string }> = {
  string: { type: "string" },
  number: { type: "number" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
  object: { type: "object" },
};

const formatKeywords = { email: "email", url: "uri", uuid: "uuid" } as const;

function valueKeywords(constraints: Constraints): JsonSchema {
  return {
    enum: constraints.allowedValues,
    minimum: constraints.min,
    maximum: constraints.max,
    minLength: constraints.minLength,
    maxLength: constraints.maxLength,
    pattern: constraints.pattern,
    format: constraints.format && formatKeywords[constraints.format],
  };
}

function listKeywords(constraints: Constraints): JsonSchema {
  return { minItems: constraints.minItems, maxItems: constraints.maxItems, uniqueItems: constraints.uniqueItems };
}

function present(keywords: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

function objectKeywords(properties: Property[], policies: Policies): JsonSchema {
  const required = properties.filter((property) => property.required).map((property) => property.name);
  return present({
    properties: Object.fromEntries(properties.map((property) => [property.name, propertySchema(property, policies)])),
    required: required.length > 0 ? required : undefined,
    additionalProperties: policies.unknownProperty === "reject" ? false : undefined,
  });
}

/** Many clients send null for what they do not have, so an optional property takes it as "not sent". */
function orNull(schema: JsonSchema): JsonSchema {
  const values = schema.enum;
  return { ...schema, type: [schema.type, "null"], ...(Array.isArray(values) && { enum: [...values, null] }) };
}

function propertySchema(property: Property, policies: Policies): JsonSchema {
  const nested = property.properties?.length ? objectKeywords(property.properties, policies) : {};
  const one = { ...typeKeywords[property.type], ...present(valueKeywords(property.constraints)), ...nested };
  const value: JsonSchema = property.list
    ? { type: "array", items: one, ...present(listKeywords(property.constraints)) }
    : one;
  return {
    ...(property.required ? value : orNull(value)),
    ...present({
      description: property.description,
      examples: property.example === undefined ? undefined : [property.example],
      deprecated: property.deprecated || undefined,
      "x-personal-data": property.personalData || undefined,
    }),
  };
}

/** JSON Schema 2020-12 of an event's metadata. */
export function toJsonSchema(
  definition: EventSchemaDefinition,
  words: { title?: string; description?: string } = {},
): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...present(words),
    type: "object",
    ...objectKeywords(definition.properties, definition.policies),
  };
}
