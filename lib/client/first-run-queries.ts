import { queryOptions } from "@tanstack/react-query";
import type { EventList } from "@/lib/domain/event/event-record";
import type { RejectedList, RejectedRecord } from "@/lib/domain/rejected/rejected-event";
import { api } from "./api";

const pollMs = 2_000;

/** The newest event, asked for again and again until there is one. */
export function newestEventQuery(project: string) {
  return queryOptions({
    queryKey: ["events", project, "newest"],
    queryFn: async ({ signal }) => (await api<EventList>("/api/events?limit=1", { project, signal })).data[0] ?? null,
    refetchInterval: (query) => (query.state.data ? false : pollMs),
    staleTime: 0,
  });
}

/** The newest event that was rejected and is still to be mended. */
export function newestRejectedQuery(project: string) {
  return queryOptions({
    queryKey: ["rejected", project, "newest"],
    queryFn: async ({ signal }) =>
      (await api<RejectedList>("/api/rejected-events?limit=1", { project, signal })).data[0] ?? null,
    refetchInterval: pollMs,
    staleTime: 0,
  });
}

export function rejectedEventQuery(project: string, id: string) {
  return queryOptions({
    queryKey: ["rejected", project, "one", id],
    queryFn: ({ signal }) => api<RejectedRecord>(`/api/rejected-events/${id}`, { project, signal }),
  });
}
