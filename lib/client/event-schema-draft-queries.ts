import { queryOptions } from "@tanstack/react-query";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import type { SeenProperties } from "@/lib/domain/event-schema/seen";
import { api } from "./api";
import { eventSchemaQuery, eventSchemasKey } from "./event-schema-queries";

const pathOf = (key: string) => `/api/event-schemas/${encodeURIComponent(key)}`;
const watchMs = 8_000;

/** The record, asked again and again: somebody else may be editing, too. */
export function watchedEventSchemaQuery(project: string, key: string) {
  return queryOptions({ ...eventSchemaQuery(project, key), refetchInterval: watchMs, refetchOnMount: "always" });
}

export function seenPropertiesQuery(project: string, key: string) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "seen", key],
    queryFn: ({ signal }) => api<SeenProperties>(`${pathOf(key)}/seen`, { project, signal }),
    staleTime: 60_000,
  });
}

export function saveDraft(
  project: string,
  key: string,
  draft: { revision: number; definition: EventSchemaDefinition },
): Promise<EventSchemaRecord> {
  return api<EventSchemaRecord>(`${pathOf(key)}/draft`, { project, method: "PUT", body: draft });
}

/** Back to what is published. */
export function discardDraft(project: string, key: string, revision: number): Promise<EventSchemaRecord> {
  return api<EventSchemaRecord>(`${pathOf(key)}/draft?revision=${revision}`, { project, method: "DELETE" });
}

export function changeEventSchema(
  project: string,
  key: string,
  change: { name?: string; description?: string | null },
): Promise<EventSchemaRecord> {
  return api<EventSchemaRecord>(pathOf(key), { project, method: "PATCH", body: change });
}
