import { queryOptions } from "@tanstack/react-query";
import { EventSchemaList, EventSchemaRecord, ReleasePreview } from "@/lib/domain/event-schema/event-schema-record";
import { api } from "./api";

/** Everything below this key goes stale with one edit: lists show what records say. */
export const eventSchemasKey = (project: string) => ["event-schemas", project] as const;

export function eventSchemaListQuery(project: string) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "list"],
    queryFn: ({ signal }) => api("/api/event-schemas", EventSchemaList, { project, signal }),
  });
}

const pathOf = (key: string) => `/api/event-schemas/${encodeURIComponent(key)}`;

/** By id or by name. */
export function eventSchemaQuery(project: string, key: string) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "one", key],
    queryFn: ({ signal }) => api(pathOf(key), EventSchemaRecord, { project, signal }),
  });
}

/** What publishing the saved draft would mean; asked anew for each revision. */
export function releasePreviewQuery(project: string, key: string, revision: number) {
  return queryOptions({
    queryKey: [...eventSchemasKey(project), "release", key, revision],
    queryFn: ({ signal }) => api(`${pathOf(key)}/publish`, ReleasePreview, { project, signal }),
    staleTime: 30_000,
  });
}

export function publishEventSchema(project: string, key: string, revision: number) {
  return api(`${pathOf(key)}/publish`, EventSchemaRecord, { project, method: "POST", body: { revision } });
}
