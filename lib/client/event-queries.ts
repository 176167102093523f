import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { EventChannelName } from "@/lib/domain/event/channel";
import type { EventList, EventRecord, EventVolume } from "@/lib/domain/event/event-record";
import type { OutcomeFilter } from "@/lib/domain/event/outcome";
import type { Property } from "@/lib/domain/event-schema/property";
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
  channel: EventChannelName | null;
  /** property:operator:value, as lib/domain/event/property-filter writes it. */
  where: string[];
}

const pageSize = 50;

/** The filters as the API takes them: the list, its stream and its export alike. */
export function eventFilterSearch(filter: EventListFilter): URLSearchParams {
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
    channel: filter.channel,
  };
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value) search.set(key, value);
  for (const each of filter.where) search.append("where", each);
  return search;
}

function listPath(filter: EventListFilter, cursor: string | null): string {
  const search = eventFilterSearch(filter);
  if (cursor) search.set("cursor", cursor);
  search.set("limit", String(pageSize));
  return `/api/events?${search}`;
}

export function eventsQuery(project: string, filter: EventListFilter) {
  return infiniteQueryOptions({
    queryKey: ["events", project, "list", filter],
    queryFn: ({ signal, pageParam }) => api<EventList>(listPath(filter, pageParam), { project, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // The stream goes on from here; the pages read so far must not move under the reader.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

const decidingPollMs = 1_500;

export function eventQuery(project: string, id: string) {
  return queryOptions({
    queryKey: ["events", project, "one", id],
    queryFn: ({ signal }) => api<EventRecord>(`/api/events/${encodeURIComponent(id)}`, { project, signal }),
    refetchInterval: (query) => (query.state.data?.outcome === "pending" ? decidingPollMs : false),
  });
}

export function eventVolumeQuery(project: string, { name, days }: { name: string[]; days: number }) {
  const search = new URLSearchParams({ days: String(days), ...(name.length > 0 ? { name: name.join(",") } : {}) });
  return queryOptions({
    queryKey: ["events", project, "volume", { name, days }],
    queryFn: ({ signal }) => api<EventVolume>(`/api/events/volume?${search}`, { project, signal }),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}

interface Published {
  published: { definition: { properties: Property[] } } | null;
}

/** The properties that an event is published with. */
export function publishedPropertiesQuery(project: string, event: string) {
  return queryOptions({
    queryKey: ["event-schemas", project, "properties", event],
    queryFn: async ({ signal }) => {
      const path = `/api/event-schemas/${encodeURIComponent(event)}`;
      const { published } = await api<Published>(path, { project, signal });
      return published?.definition.properties ?? [];
    },
  });
}
