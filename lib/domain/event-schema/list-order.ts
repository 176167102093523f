import type { EventSchemaListItem } from "./event-schema-record";

/** What a list says of an event in one word. changed: published, and edited since. */
export const schemaStates = ["published", "changed", "draft", "archived"] as const;
export type SchemaState = (typeof schemaStates)[number];

export function schemaState({ status, hasDraft }: Pick<EventSchemaListItem, "status" | "hasDraft">): SchemaState {
  if (status !== "published") return status;
  return hasDraft ? "changed" : "published";
}

export const schemaSorts = ["name", "properties", "volume", "rejected", "seen"] as const;
export type SchemaSort = (typeof schemaSorts)[number];

type Listed = Pick<
  EventSchemaListItem,
  "name" | "description" | "status" | "hasDraft" | "propertiesCount" | "lastSeenAt" | "volume"
>;

/** Without a state: all that are in use. */
export function filterSchemas<S extends Listed>(
  schemas: S[],
  { q, state }: { q: string; state: SchemaState | null },
): S[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return schemas.filter((schema) => {
    const own = schemaState(schema);
    if (state === null ? own === "archived" : own !== state) return false;
    const text = `${schema.name} ${schema.description ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const figures: Record<Exclude<SchemaSort, "name">, (schema: Listed) => number> = {
  properties: ({ propertiesCount }) => propertiesCount,
  volume: ({ volume }) => volume.accepted,
  // Where nothing came nothing can be refused: behind what is fine.
  rejected: ({ volume }) => volume.shareRejected ?? -1,
  seen: ({ lastSeenAt }) => (lastSeenAt ? Date.parse(lastSeenAt) : 0),
};

/** Names go from A, figures from the largest; `isReversed` turns that over. Equals stand by name. */
export function sortSchemas<S extends Listed>(schemas: S[], sort: SchemaSort, isReversed: boolean): S[] {
  const byName = (one: S, other: S) => one.name.localeCompare(other.name, "en");
  const turn = isReversed ? -1 : 1;
  if (sort === "name") return [...schemas].sort((one, other) => turn * byName(one, other));
  const figure = figures[sort];
  return [...schemas].sort((one, other) => turn * (figure(other) - figure(one)) || byName(one, other));
}
