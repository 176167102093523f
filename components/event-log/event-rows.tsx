"use client";

import { Activity, SearchX } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { dateWords } from "@/lib/domain/time-words";
import { EventListSkeleton } from "./event-list-skeleton";
import { EventTable } from "./event-table";
import type { Events } from "./use-events";

interface EventRowsProps {
  events: Events;
  isFiltered: boolean;
  onClear: () => void;
  table: RefObject<HTMLDivElement | null>;
  openId: string | null;
  onOpen: (id: string) => void;
  onAim: () => void;
}

/** The list's rows, or what there is instead of them. */
export function EventRows({ events, isFiltered, onClear, ...table }: EventRowsProps) {
  const { project } = useShell();
  const { rows, error, hasMore } = events;
  if (error && !rows) return <ErrorState title="The events could not be loaded" error={error} onRetry={events.retry} />;
  if (!rows) return <EventListSkeleton />;
  if (rows.length === 0 && !hasMore)
    return isFiltered ? <NothingFound onClear={onClear} /> : <EmptyState icon={Activity} title="No event yet" />;
  return (
    <>
      <EventTable rows={rows} project={project} {...table} />
      <ListEnd events={events} />
    </>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="No event matches all of these filters">
      <p className="text-muted">Take one away, or look at a longer time.</p>
      <Button onClick={onClear} className="mt-2">
        Show all events
      </Button>
    </EmptyState>
  );
}

/** Loads the next page shortly before the reader gets there, unless that would be a search through everything. */
function ListEnd({ events }: { events: Events }) {
  const { rows, hasMore, isLoadingMore, loadMore, looked } = events;
  const sentinel = useRef<HTMLDivElement>(null);
  const loadMoreRef = useRef(loadMore);
  loadMoreRef.current = loadMore;
  const count = rows?.length ?? 0;
  const isByItself = hasMore && looked === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was loaded may leave the end in sight, so look again
  useEffect(() => {
    if (!sentinel.current || !isByItself) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMoreRef.current(), {
      rootMargin: "600px",
    });
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [isByItself, count, isLoadingMore]);

  return (
    <div ref={sentinel} className="border-t border-line px-4 py-2.5 text-center text-[12px] text-muted">
      {isLoadingMore ? (
        <span className="flex justify-center">
          <Skeleton className="h-4 w-40" />
          <span className="sr-only">Loading more events…</span>
        </span>
      ) : (
        <EndWords events={events} count={count} />
      )}
    </div>
  );
}

const countWords = new Intl.NumberFormat("en-GB");

function EndWords({ events, count }: { events: Events; count: number }) {
  const { project } = useShell();
  const { hasMore, loadMore, looked, live, reload } = events;
  if (live.isCut) {
    return (
      <>
        Only the {countWords.format(count)} newest are kept here while they come in.
        <Button variant="ghost" small onClick={reload}>
          Show older ones too
        </Button>
      </>
    );
  }
  if (!hasMore) return `That is all: ${countWords.format(count)} ${count === 1 ? "event" : "events"}`;
  if (!looked) {
    return (
      <Button variant="ghost" onClick={loadMore}>
        Load more
      </Button>
    );
  }
  return (
    <span className="flex flex-wrap items-center justify-center gap-x-2">
      {count === 0 && "Nothing found yet. "}Looked through {countWords.format(looked.events)} events back to{" "}
      {dateWords(new Date(looked.backTo), new Date(), project.timeZone)}.
      <Button small onClick={loadMore}>
        Look further
      </Button>
    </span>
  );
}
