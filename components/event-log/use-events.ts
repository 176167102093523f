"use client";

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { type EventListFilter, eventsHeadQuery, eventsQuery } from "@/lib/client/event-queries";
import type { EventList, EventListItem } from "@/lib/domain/event/event-record";

interface Events {
  rows: EventListItem[] | null;
  error: Error | null;
  retry: () => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  /** Events that came since; the head holds no more than a page, so that many means "or more". */
  newCount: number;
  isNewCountCut: boolean;
  showNew: () => void;
}

/**
 * The pages read so far stay where they are under the reader. The head is asked again every few seconds: it says how many
 * events are new, and what became of those on screen.
 */
export function useEvents(project: string, filter: EventListFilter): Events {
  const client = useQueryClient();
  const options = eventsQuery(project, filter);
  const list = useInfiniteQuery(options);
  const head = useQuery({ ...eventsHeadQuery(project, filter), enabled: list.data !== undefined });

  const loaded = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? null, [list.data]);
  const fresh = head.data;
  const rows = useMemo(() => withFreshOutcomes(loaded, fresh?.data ?? []), [loaded, fresh]);
  const newCount = useMemo(() => countNew(loaded, fresh?.data ?? []), [loaded, fresh]);

  function showNew() {
    if (!fresh) return;
    client.setQueryData<InfiniteData<EventList, string | null>>(options.queryKey, {
      pages: [fresh],
      pageParams: [null],
    });
    void client.invalidateQueries({ queryKey: ["events", project, "volume"] });
  }

  return {
    rows,
    error: list.error,
    retry: () => void list.refetch(),
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => {
      if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
    },
    newCount,
    isNewCountCut: fresh !== undefined && newCount === fresh.data.length && fresh.nextCursor !== null,
    showNew,
  };
}

function withFreshOutcomes(loaded: EventListItem[] | null, fresh: EventListItem[]): EventListItem[] | null {
  if (!loaded || fresh.length === 0) return loaded;
  const byId = new Map(fresh.map((event) => [event.id, event]));
  // The same object while nothing changed, so that its row is not drawn again.
  return loaded.map((event) => {
    const newer = byId.get(event.id);
    return newer && newer.outcome !== event.outcome ? newer : event;
  });
}

function countNew(loaded: EventListItem[] | null, fresh: EventListItem[]): number {
  if (!loaded) return 0;
  const known = new Set(loaded.map((event) => event.id));
  return fresh.filter((event) => !known.has(event.id)).length;
}
