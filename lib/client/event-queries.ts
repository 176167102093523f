import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { EventList, EventRecord, EventVolume, type OutcomeFilter } from "@/lib/domain/event/event-record";
import { api } from "./api";

export const recentSpans = {
  "1h": 3_600_000,
  "24h": 86_400_000,
  "7d": 7 * 86_400_000,
  "30d": 30 * 86_400_000,
} as const;
export type RecentSpan = keyof typeof recentSpans;

/** The list's filters as the address bar has them. */
export interface EventListFilter {
  name: string[];
  customer: string | null;
  campaign: string | null;
  outcome: OutcomeFilter | null;
  within: RecentSpan | null;
  from: string | null;
  to: string | null;
  q: string | null;
}

const pageSize = 50;

function listPath(filter: EventListFilter, cursor: string | null): string {
  const { within } = filter;
  const asked = {
    name: filter.name.join(",") || null,
    customer: filter.customer,
    campaign: filter.campaign,
    outcome: filter.outcome,
    from: within ? new Date(Date.now() - recentSpans[within]).toISOString() : null,
    fromDay: within ? null : filter.from,
    toDay: within ? null : filter.to,
    q: filter.q,
    cursor,
    limit: String(pageSize),
  };
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value) search.set(key, value);
  return `/api/events?${search}`;
}

export function eventsQuery(project: string, filter: EventListFilter) {
  return infiniteQueryOptions({
    queryKey: ["events", project, "list", filter],
    queryFn: ({ signal, pageParam }) => api(listPath(filter, pageParam), EventList, { project, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // The head is polled beside it; the pages read so far must not move under the reader.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

const pollMs = 4_000;

/** The newest page again and again: what is new, and what became of the events on screen. */
export function eventsHeadQuery(project: string, filter: EventListFilter) {
  return queryOptions({
    queryKey: ["events", project, "head", filter],
    queryFn: ({ signal }) => api(listPath(filter, null), EventList, { project, signal }),
    refetchInterval: pollMs,
    staleTime: pollMs,
    gcTime: 0,
  });
}

const decidingPollMs = 1_500;

export function eventQuery(project: string, id: string) {
  return queryOptions({
    queryKey: ["events", project, "one", id],
    queryFn: ({ signal }) => api(`/api/events/${encodeURIComponent(id)}`, EventRecord, { project, signal }),
    refetchInterval: (query) => (query.state.data?.outcome === "pending" ? decidingPollMs : false),
  });
}

export function eventVolumeQuery(project: string, { name, days }: { name: string[]; days: number }) {
  const search = new URLSearchParams({ days: String(days), ...(name.length > 0 ? { name: name.join(",") } : {}) });
  return queryOptions({
    queryKey: ["events", project, "volume", { name, days }],
    queryFn: ({ signal }) => api(`/api/events/volume?${search}`, EventVolume, { project, signal }),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}
