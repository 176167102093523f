import { queryOptions } from "@tanstack/react-query";
import type { EventSchemaInput } from "@/lib/domain/event-schema/event-schema-input";
import type {
  CreatedEventSchema,
  EventSchemaList,
  EventSchemaRecord,
  ReleasePreview,
  SchemaVersionList,
  VersionDiff,
} from "@/lib/domain/event-schema/event-schema-record";
import { api } from "./api";

/** Everything below this key goes stale with one edit: lists show what records say. */
export const eventSchemasKey = (project: string) => ["event-schemas", project] as const;

export function eventSchemaListQuery(project: string) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "list"],
    queryFn: ({ signal }) => api<EventSchemaList>("/api/event-schemas", { project, signal }),
  });
}

const pathOf = (key: string) => `/api/event-schemas/${encodeURIComponent(key)}`;

/** By id or by name. */
export function eventSchemaQuery(project: string, key: string) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "one", key],
    queryFn: ({ signal }) => api<EventSchemaRecord>(pathOf(key), { project, signal }),
  });
}

/** What publishing the saved draft would mean; asked anew for each revision. */
export function releasePreviewQuery(project: string, key: string, revision: number) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "release", key, revision],
    queryFn: ({ signal }) => api<ReleasePreview>(`${pathOf(key)}/publish`, { project, signal }),
    staleTime: 30_000,
  });
}

export function publishEventSchema(project: string, key: string, revision: number) {
  return api<EventSchemaRecord>(`${pathOf(key)}/publish`, { project, method: "POST", body: { revision } });
}

export function createEventSchema(project: string, input: EventSchemaInput) {
  return api<CreatedEventSchema>("/api/event-schemas", { project, method: "POST", body: input });
}

/** Its events are refused as unknown from now on. */
export function archiveEventSchema(project: string, key: string) {
  return api<EventSchemaRecord>(`${pathOf(key)}/archive`, { project, method: "POST", body: {} });
}

export function unarchiveEventSchema(project: string, key: string) {
  return api<EventSchemaRecord>(`${pathOf(key)}/unarchive`, { project, method: "POST", body: {} });
}

/** The newest first. */
export function schemaVersionsQuery(project: string, key: string) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "versions", key],
    queryFn: ({ signal }) => api<SchemaVersionList>(`${pathOf(key)}/versions`, { project, signal }),
  });
}

export function versionDiffQuery(project: string, key: string, { from, to }: { from: string; to: string }) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "diff", key, from, to],
    queryFn: ({ signal }) =>
      api<VersionDiff>(`${pathOf(key)}/diff?${new URLSearchParams({ from, to })}`, { project, signal }),
  });
}

/** An old version becomes the draft; with the revision of the draft that it may replace, where there is one. */
export function restoreVersion(project: string, key: string, restore: { number: number; revision?: number }) {
  return api<EventSchemaRecord>(`${pathOf(key)}/restore`, { project, method: "POST", body: restore });
}
