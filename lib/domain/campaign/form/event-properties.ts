import type { EventSchemaDefinition } from "../../event-schema/definition";
import type { Property, PropertyType } from "../../event-schema/property";

/** What a property of an event is needed for. */
export type PropertyUse = "amount" | "currency" | "identifying";

const types: Record<PropertyUse, readonly PropertyType[]> = {
  amount: ["number", "integer"],
  currency: ["string"],
  identifying: ["string", "integer", "number"],
};

/** The properties that can be used so, each by its path, such as "order.total". What is in a list is not one value. */
export function eventProperties({ properties }: Pick<EventSchemaDefinition, "properties">, use: PropertyUse): string[] {
  const visit = (level: Property[], around: string): string[] =>
    level.flatMap(({ name, type, list, properties: inner }) => {
      if (list || name.includes(".")) return [];
      const path = around + name;
      return [...(types[use].includes(type) ? [path] : []), ...visit(inner ?? [], `${path}.`)];
    });
  return visit(properties, "");
}
