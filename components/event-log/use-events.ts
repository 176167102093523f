"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { type EventListFilter, eventsQuery } from "@/lib/client/event-queries";
import type { EventList, EventListItem } from "@/lib/domain/event/event-record";
import { type LiveRow, LiveRows, type LiveView } from "./live-rows";
import { type StreamState, useEventStream } from "./use-event-stream";

export interface Events {
  rows: LiveRow[] | null;
  error: Error | null;
  retry: () => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  /** How far the last page looked, when it ended before it was full. */
  looked: EventList["looked"];
  live: LiveView;
  stream: StreamState;
  showNew: () => void;
  /** Reads the list from its newest event on. */
  reload: () => void;
}

const flushEveryMs = 250;

/**
 * The pages read so far stay where they are, and what is new comes in above them from the stream, unless `isHolding` says
 * that the reader is in the middle of something.
 */
export function useEvents(
  project: string,
  filter: EventListFilter,
  { isLive, isHolding }: { isLive: boolean; isHolding: () => boolean },
): Events {
  const client = useQueryClient();
  const options = eventsQuery(project, filter);
  const list = useInfiniteQuery(options);
  const pages = list.data?.pages;
  const from = pages?.[0]?.liveFrom ?? null;
  const liveRows = useLiveRows(pages, from, isHolding);
  const live = useSyncExternalStore(liveRows.subscribe, liveRows.view, liveRows.view);

  const reload = () => {
    void client.resetQueries({ queryKey: options.queryKey });
    void client.invalidateQueries({ queryKey: ["events", project, "volume"] });
  };
  const isNewlyMatching = filter.campaign !== null || (filter.outcome !== null && filter.outcome !== "pending");
  const stream = useEventStream({
    project,
    filter,
    from: isLive ? from : null,
    onNews: (news) => liveRows.take(news, isNewlyMatching, Date.now()),
    onReset: reload,
  });

  const loaded = useMemo(
    () => pages?.flatMap((page) => page.data.map((event): LiveRow => ({ kind: "event", event }))) ?? null,
    [pages],
  );
  const rows = useMemo(() => {
    if (!loaded || live.isCut) return loaded && [...live.rows];
    return [...live.rows, ...loaded.map((row) => withChange(row, live.changed))];
  }, [loaded, live.rows, live.changed, live.isCut]);

  return {
    rows,
    error: list.error,
    retry: () => void list.refetch(),
    hasMore: list.hasNextPage && !live.isCut,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => {
      if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
    },
    looked: pages?.at(-1)?.looked ?? null,
    live,
    stream,
    showNew: () => liveRows.flush(false, Date.now()),
    reload,
  };
}

/** One store for each list that is read: a list read anew begins anew. */
function useLiveRows(pages: EventList[] | undefined, from: string | null, isHolding: () => boolean): LiveRows {
  const store = useRef<LiveRows>(null);
  store.current ??= new LiveRows();
  const liveRows = store.current;
  const startedFrom = useRef<string | null>(null);
  useEffect(() => {
    const listed: EventListItem[] = pages?.flatMap((page) => page.data) ?? [];
    if (startedFrom.current === from) return liveRows.know(listed);
    startedFrom.current = from;
    liveRows.restart(listed);
  }, [pages, from, liveRows]);

  const holding = useRef(isHolding);
  holding.current = isHolding;
  useEffect(() => {
    const timer = setInterval(() => {
      // In a frame, so that a tab in the background does nothing.
      requestAnimationFrame(() => liveRows.flush(holding.current(), Date.now()));
    }, flushEveryMs);
    return () => clearInterval(timer);
  }, [liveRows]);
  return liveRows;
}

function withChange(row: LiveRow, changed: LiveView["changed"]): LiveRow {
  if (row.kind === "rejected") return row;
  const event = changed.get(row.event.id);
  // The same object while nothing changed, so that its row is not drawn again.
  return event ? { kind: "event", event } : row;
}
