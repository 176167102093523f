import { queryOptions } from "@tanstack/react-query";
import { EventList } from "@/lib/domain/event/event-record";
import { RejectedList, RejectedRecord } from "@/lib/domain/rejected/rejected-event";
import { api } from "./api";

const pollMs = 2_000;

/** The newest event, asked for again and again until there is one. */
export function newestEventQuery(project: string) {
  return queryOptions({
    queryKey: ["events", project, "newest"],
    queryFn: async ({ signal }) => (await api("/api/events?limit=1", EventList, { project, signal })).data[0] ?? null,
    refetchInterval: (query) => (query.state.data ? false : pollMs),
    staleTime: 0,
  });
}

/** The newest event that was rejected and is still to be mended. */
export function newestRejectedQuery(project: string) {
  return queryOptions({
    queryKey: ["rejected", project, "newest"],
    queryFn: async ({ signal }) =>
      (await api("/api/rejected-events?limit=1", RejectedList, { project, signal })).data[0] ?? null,
    refetchInterval: pollMs,
    staleTime: 0,
  });
}

export function rejectedEventQuery(project: string, id: string) {
  return queryOptions({
    queryKey: ["rejected", project, "one", id],
    queryFn: ({ signal }) => api(`/api/rejected-events/${id}`, RejectedRecord, { project, signal }),
  });
}
