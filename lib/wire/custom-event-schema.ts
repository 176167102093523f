import { z } from "zod";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { EventName } from "@/lib/domain/event-schema/event-name-input";
import type { Property, PropertyType } from "@/lib/domain/event-schema/property";
import { propertyId } from "@/lib/domain/event-schema/property-id";
import { PropertyName } from "@/lib/domain/event-schema/property-name-input";
import { publicId } from "@/lib/domain/id";
import type { PublishedEventSchema } from "@/lib/services/published-event-schema";
import { filled } from "./filled";

/** The wire's own five, and object, which it has in metadata schemas: without it ours could not be read and put back. */
const WireType = z.enum(["string", "number", "boolean", "date", "datetime", "object"]);
type WireType = z.infer<typeof WireType>;

const WireProperty = z
  .object({
    type: WireType.optional(),
    optional: z.boolean().optional(),
    array: z.boolean().optional(),
    deleted: z.boolean().optional(),
  })
  .refine(({ type, deleted }) => type !== undefined || deleted, { path: ["type"], error: "is required" });
type WireProperty = z.infer<typeof WireProperty>;

const WireProperties = z.record(PropertyName, WireProperty);
export type WireProperties = z.infer<typeof WireProperties>;

export const CustomEventSchemaInput = z.object({ name: EventName, schema: z.object({ properties: WireProperties }) });
export type CustomEventSchemaInput = z.infer<typeof CustomEventSchemaInput>;

export const CustomEventSchemaUpdate = z.object({ schema: z.object({ properties: WireProperties }) });
export type CustomEventSchemaUpdate = z.infer<typeof CustomEventSchemaUpdate>;

function wireType(type: PropertyType): WireType {
  return type === "integer" ? "number" : type;
}

export function wireProperties(properties: Property[]): Record<string, WireProperty> {
  return Object.fromEntries(
    properties.map(({ name, type, list, required }) => [
      name,
      { type: wireType(type), optional: !required, ...(list && { array: true }) },
    ]),
  );
}

export function wireEventSchema({
  id,
  name,
  definition,
  createdAt,
  updatedAt,
}: PublishedEventSchema): Record<string, unknown> {
  return {
    id: publicId("eventSchema", id),
    name,
    schema: { properties: wireProperties(definition.properties) },
    created_at: createdAt,
    ...filled({ updated_at: updatedAt }),
    object: "custom-event-schema",
  };
}

function addedProperty(name: string, wire: WireProperty, taken: ReadonlySet<string>): Property {
  return {
    id: propertyId([name], taken),
    name,
    type: wire.type ?? "string",
    ...(wire.array && { list: true }),
    required: !wire.optional,
    constraints: {},
  };
}

/** What the wire cannot say stays: our whole numbers are its numbers, and constraints hold while the type does. */
function changedProperty(before: Property, wire: WireProperty): Property {
  const isSameType = wire.type === undefined || wire.type === wireType(before.type);
  const isList = wire.array ?? (isSameType && before.list === true);
  const required = wire.optional === undefined ? before.required : !wire.optional;
  if (isSameType && isList === (before.list === true)) return { ...before, required };
  const { list: _, example: __, properties, ...rest } = before;
  const type = isSameType ? before.type : (wire.type ?? before.type);
  return {
    ...rest,
    type,
    ...(isList && { list: true }),
    required,
    constraints: {},
    ...(properties && type === "object" && { properties }),
  };
}

/** The wire's PUT: what it names is added, changed or deleted, and what it does not name stays as it was. */
export function mergeWireProperties(before: EventSchemaDefinition, wire: WireProperties): EventSchemaDefinition {
  const merged = new Map(before.properties.map((property) => [property.name, property]));
  const taken = new Set(allIds(before.properties));
  for (const [name, change] of Object.entries(wire)) {
    const existing = merged.get(name);
    if (change.deleted) {
      merged.delete(name);
    } else {
      const property = existing ? changedProperty(existing, change) : addedProperty(name, change, taken);
      taken.add(property.id);
      merged.set(name, property);
    }
  }
  return { ...before, properties: [...merged.values()] };
}

function allIds(properties: Property[]): string[] {
  return properties.flatMap((property) => [property.id, ...allIds(property.properties ?? [])]);
}

/** A schema made on the wire. */
export function definitionFromWire(wire: WireProperties): EventSchemaDefinition {
  return mergeWireProperties({ properties: [], policies: { unknownProperty: "accept", badValue: "reject" } }, wire);
}
