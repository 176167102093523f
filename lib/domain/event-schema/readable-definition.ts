import type { EventSchemaDefinition } from "./definition";
import type { Property } from "./property";

type Readable = Record<string, unknown>;

function readable(properties: Property[]): Readable {
  return Object.fromEntries(
    properties.map(
      ({ name, type, list, required, constraints, description, example, properties: nested, ...flags }) => [
        name,
        {
          type: list ? `list of ${type}` : type,
          ...(required && { required }),
          ...constraints,
          ...(flags.personalData && { personalData: true }),
          ...(flags.deprecated && { deprecated: true }),
          ...(description !== undefined && { description }),
          ...(example !== undefined && { example }),
          ...(nested && nested.length > 0 && { properties: readable(nested) }),
        },
      ],
    ),
  );
}

/** The definition as JSON for people: by name, without ids and without what goes without saying. */
export function readableDefinition({ properties, policies }: EventSchemaDefinition): string {
  return JSON.stringify({ properties: readable(properties), policies }, null, 2);
}
