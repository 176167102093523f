import type { EventSchemaDefinition } from "../event-schema/definition";
import type { Property, PropertyType } from "../event-schema/property";
import type { SeenProperties } from "../event-schema/seen";
import { pointerTo } from "../event-schema/violation";
import { type FactScope, fieldOf } from "./field-path";

/** What a condition can ask about: a property of its event, or something of the two people and their referral. */
export interface ConditionField {
  /** As rules store it. */
  field: string;
  propertyId?: string;
  scope: FactScope;
  label: string;
  type: PropertyType;
  list: boolean;
  description?: string;
  allowedValues?: (string | number)[];
  min?: number;
  max?: number;
  deprecated?: boolean;
  /** An object that declares nothing may hold anything: fields within it are not known, and not wrong. */
  isOpen?: boolean;
  /** In which part of the events looked at it had a value, from 0 to 1. */
  seenShare?: number;
}

/** Everything an event schema lets a condition ask, nested properties behind the object they belong to. */
export function conditionFields(
  definition: Pick<EventSchemaDefinition, "properties">,
  seen?: Pick<SeenProperties, "sampled" | "properties">,
): ConditionField[] {
  const shares = new Map(seen?.properties.map(({ pointer, count }) => [pointer, count / Math.max(1, seen.sampled)]));
  const hasSeen = seen !== undefined && seen.sampled > 0;

  const visit = (
    properties: Property[],
    around: { path: string[]; pointer: string; isList: boolean },
  ): ConditionField[] =>
    properties.flatMap((property) => {
      const path = [...around.path, property.name];
      const pointer = pointerTo(around.pointer, property.name);
      const isList = around.isList || Boolean(property.list);
      const inner = property.properties ?? [];
      const field: ConditionField = {
        ...propertyField(property, path),
        list: isList,
        ...(hasSeen && { seenShare: Math.min(1, shares.get(pointer) ?? 0) }),
      };
      return [field, ...visit(inner, { path, pointer, isList })];
    });

  return visit(definition.properties, { path: [], pointer: "", isList: false });
}

function propertyField(property: Property, path: string[]): ConditionField {
  const { allowedValues, min, max } = property.constraints;
  return {
    field: fieldOf("event", path),
    propertyId: property.id,
    scope: "event",
    label: path.join("."),
    type: property.type,
    list: false,
    ...(property.description && { description: property.description }),
    ...(allowedValues && { allowedValues }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(property.deprecated && { deprecated: true }),
    ...(property.type === "object" && !property.properties?.length && { isOpen: true }),
  };
}

/** By id, where each property of the definition stands today: what `judgeCondition` follows renames with. */
export function propertyPaths(definition: Pick<EventSchemaDefinition, "properties">): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  const visit = (properties: Property[], around: string[]) => {
    for (const property of properties) {
      const path = [...around, property.name];
      paths.set(property.id, path);
      visit(property.properties ?? [], path);
    }
  };
  visit(definition.properties, []);
  return paths;
}

const person: [path: string[], type: PropertyType, label: string][] = [
  [["source_id"], "string", "id"],
  [["name"], "string", "name"],
  [["email"], "string", "e-mail"],
  [["phone"], "string", "phone"],
  [["birthdate"], "date", "date of birth"],
  [["created_at"], "datetime", "first day with us"],
  [["address", "city"], "string", "city"],
  [["address", "state"], "string", "state"],
  [["address", "postal_code"], "string", "postal code"],
  [["address", "country"], "string", "country"],
  [["metadata"], "object", "own data"],
];

const referral: [path: string[], type: PropertyType, label: string][] = [
  [["attributed_at"], "datetime", "day of the referral"],
  [["days_since"], "integer", "age of the referral in days"],
  [["code"], "string", "code of the referral"],
  [["count"], "integer", "number of friends so far"],
];

function fixedFields(scope: FactScope, rows: typeof person): ConditionField[] {
  return rows.map(([path, type, label]) => ({
    field: fieldOf(scope, path),
    scope,
    label,
    type,
    list: false,
    ...(type === "object" && { isOpen: true }),
  }));
}

/** What can be asked of every referral, whatever its event: the friend, the referrer, and what is between them. */
export const referralFields: readonly ConditionField[] = [
  ...fixedFields("referee", person),
  ...fixedFields("referrer", person),
  ...fixedFields("referral", referral),
];
