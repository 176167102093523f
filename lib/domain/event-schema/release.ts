import { isSameJson } from "../json";
import type { EventSchemaDefinition } from "./definition";
import type { Property } from "./property";
import type { Change, ChangeVerdict } from "./schema-change";
import { compareDefinitions, nextVersion, type SchemaVersion } from "./versions";

export type ReleaseVerdict = ChangeVerdict | "first";

/** What publishing would make. */
export interface Release extends SchemaVersion {
  number: number;
  verdict: ReleaseVerdict;
  changes: Change[];
}

export interface PublishedVersion extends SchemaVersion {
  number: number;
  definition: EventSchemaDefinition;
}

export function versionLabel({ major, minor }: SchemaVersion): string {
  return `${major}.${minor}`;
}

/** The order in which people read it, which judges no event. */
function orderOf(properties: Property[]): unknown {
  return properties.map((property) => [
    property.name,
    property.constraints.allowedValues ?? [],
    orderOf(property.properties ?? []),
  ]);
}

/** The version that publishing `definition` would make, or null when it says what holds already. */
export function planRelease(current: PublishedVersion | null, definition: EventSchemaDefinition): Release | null {
  if (!current) return { number: 1, ...nextVersion(null, "none"), verdict: "first", changes: [] };
  const { verdict, changes } = compareDefinitions(current.definition, definition);
  const { major, minor } = nextVersion(current, verdict);
  const next = { number: current.number + 1, major, minor };
  if (verdict !== "none") return { ...next, verdict, changes };
  if (isSameJson(orderOf(current.definition.properties), orderOf(definition.properties))) return null;
  const sentence = "The order of the properties, or of their values, changed.";
  return {
    ...next,
    verdict: "cosmetic",
    changes: [{ pointer: "", kind: "words_changed", verdict: "cosmetic", sentence }],
  };
}
