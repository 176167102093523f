import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { MendOperation } from "@/lib/domain/rejected/mend";
import type {
  CheckedItems,
  MendedItems,
  RejectedCount,
  RejectedGroup,
  RejectedGroups,
  RejectedList,
  RejectedRecord,
  RejectedState,
  RejectedStatus,
  RejectedVerdict,
  ReplayEffects,
  ReplayedItems,
  ResolvedItems,
  SchemaChange,
  SchemaChanges,
} from "@/lib/domain/rejected/rejected-event";
import { api } from "./api";
import { type RecentSpan, recentSpans } from "./event-queries";

/** Everything below this key goes stale with one edit. */
export const rejectedKey = (project: string) => ["rejected", project] as const;

/** Which events, within a problem or among all. */
export interface Narrowing {
  key: string | null;
  within: RecentSpan | null;
  q: string | null;
}

export interface ProblemFilter extends Narrowing {
  state: RejectedState;
  event: string | null;
  kind: string | null;
}

function narrowed({ key, within, q }: Narrowing): Record<string, string> {
  return {
    ...(key && { key }),
    ...(within && { from: new Date(Date.now() - recentSpans[within]).toISOString() }),
    ...(q && { q }),
  };
}

export function problemsQuery(project: string, filter: ProblemFilter) {
  const { state, event, kind, ...narrowing } = filter;
  return queryOptions({
    queryKey: [...rejectedKey(project), "problems", filter],
    queryFn: ({ signal }) => {
      const asked = { state, ...(event && { event }), ...(kind && { kind }), ...narrowed(narrowing), limit: "200" };
      return api<RejectedGroups>(`/api/rejected-events/groups?${new URLSearchParams(asked)}`, { project, signal });
    },
    refetchInterval: 30_000,
  });
}

/** One problem whatever its state; null when nothing of it is kept any more. */
export function problemQuery(project: string, problem: string) {
  return queryOptions({
    queryKey: [...rejectedKey(project), "problem", problem],
    queryFn: async ({ signal }): Promise<RejectedGroup | null> => {
      const search = new URLSearchParams({ problem, state: "any" });
      const { data } = await api<RejectedGroups>(`/api/rejected-events/groups?${search}`, { project, signal });
      return data[0] ?? null;
    },
    refetchInterval: 30_000,
  });
}

export function openProblemsQuery(project: string) {
  return queryOptions({
    queryKey: [...rejectedKey(project), "count"],
    queryFn: ({ signal }) => api<RejectedCount>("/api/rejected-events/count", { project, signal }),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}

export interface ProblemEventsFilter extends Narrowing {
  problem: string;
  status: RejectedStatus;
}

export function problemEventsQuery(project: string, filter: ProblemEventsFilter) {
  const { problem, status, ...narrowing } = filter;
  return infiniteQueryOptions({
    queryKey: [...rejectedKey(project), "events", filter],
    queryFn: ({ signal, pageParam }) => {
      const asked = { problem, status, ...narrowed(narrowing), limit: "50", ...(pageParam && { cursor: pageParam }) };
      return api<RejectedList>(`/api/rejected-events?${new URLSearchParams(asked)}`, { project, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

const pathOf = (id: string) => `/api/rejected-events/${encodeURIComponent(id)}`;

export function rejectedEventQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...rejectedKey(project), "one", id],
    queryFn: ({ signal }) => api<RejectedRecord>(pathOf(id), { project, signal }),
  });
}

/** What the event would be answered with this body; asked anew for each text. */
export function bodyVerdictQuery(project: string, id: string, body: string) {
  return queryOptions({
    queryKey: [...rejectedKey(project), "verdict", id, body],
    queryFn: ({ signal }) =>
      api<RejectedVerdict>(`${pathOf(id)}/check`, { project, method: "POST", body: { body }, signal }),
    staleTime: 10_000,
    gcTime: 60_000,
  });
}

export function storeMended(project: string, id: string, body: string | null) {
  return api<RejectedVerdict>(`${pathOf(id)}/mended`, { project, method: "PUT", body: { body } });
}

/** Some events by their ids, or the open ones of a problem. */
export type Selection = { ids: string[] } | ({ problem: string } & Narrowing);

function selected(selection: Selection): Record<string, unknown> {
  return "ids" in selection ? selection : { problem: selection.problem, ...narrowed(selection) };
}

interface PageOf {
  selection: Selection;
  cursor: string | null;
  limit?: number;
  signal?: AbortSignal;
}

const pageOf = ({ selection, cursor, limit }: PageOf) => ({
  ...selected(selection),
  ...(limit && { limit }),
  ...(cursor && { cursor }),
});

/** How many would pass as they stand: because they were mended, or the schema was. */
export function passingQuery(project: string, selection: Selection) {
  return queryOptions({
    queryKey: [...rejectedKey(project), "passing", selection],
    queryFn: ({ signal }) =>
      api<CheckedItems>("/api/rejected-events/check", {
        project,
        method: "POST",
        body: pageOf({ selection, cursor: null }),
        signal,
      }),
  });
}

export function mendPage(
  project: string,
  { operations, preview, ...page }: PageOf & { operations: MendOperation[]; preview: boolean },
) {
  const body = { ...pageOf(page), operations, preview };
  return api<MendedItems>("/api/rejected-events/mend", { project, method: "POST", body, signal: page.signal });
}

export function mendPreviewQuery(project: string, selection: Selection, operations: MendOperation[]) {
  return queryOptions({
    queryKey: [...rejectedKey(project), "mend-preview", selection, operations],
    queryFn: ({ signal }) => mendPage(project, { selection, operations, preview: true, cursor: null, signal }),
    gcTime: 60_000,
  });
}

export function replayPage(project: string, { effects, ...page }: PageOf & { effects: ReplayEffects }) {
  const body = { ...pageOf(page), effects };
  return api<ReplayedItems>("/api/rejected-events/replay", { project, method: "POST", body, signal: page.signal });
}

/** Of a problem all, thousands at a time; settled ones are left as they are. */
export async function resolveAll(project: string, verb: "dismiss" | "reopen", selection: Selection): Promise<number> {
  let cursor: string | null = null;
  let changed = 0;
  do {
    const page: ResolvedItems = await api<ResolvedItems>(`/api/rejected-events/${verb}`, {
      project,
      method: "POST",
      body: pageOf({ selection, cursor }),
    });
    changed += page.changed;
    cursor = page.nextCursor;
  } while (cursor);
  return changed;
}

export function schemaChangeQuery(project: string, problem: string) {
  return queryOptions({
    queryKey: [...rejectedKey(project), "schema-change", problem],
    queryFn: ({ signal }) =>
      api<SchemaChanges>(`/api/rejected-events/schema-changes?${new URLSearchParams({ problem })}`, {
        project,
        signal,
      }),
    select: ({ change }) => change,
  });
}

/** Nobody's event is judged by it until somebody publishes it. */
export function draftSchemaChange(project: string, { schema, revision, definition }: SchemaChange & { kind: "edit" }) {
  const path = `/api/event-schemas/${encodeURIComponent(schema.id)}/draft`;
  return api<unknown>(path, { project, method: "PUT", body: { revision, definition } });
}
