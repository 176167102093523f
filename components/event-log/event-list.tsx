"use client";

import { ArrowUp, SearchX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { FirstRunPage } from "@/components/first-run/first-run-page";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { customerName } from "@/lib/domain/event/event-record";
import { EventFilters } from "./event-filters";
import { EventListSkeleton } from "./event-list-skeleton";
import { EventTable } from "./event-table";
import { useEventFilter } from "./use-event-filter";
import { useEvents } from "./use-events";
import { VolumeBars } from "./volume-bars";

/** All events of the project as they come in, and the ways to narrow them down. */
export function EventListPage() {
  const { project } = useShell();
  const { filter, change, clear, isFiltered } = useEventFilter();
  const events = useEvents(project.id, filter);
  const first = events.rows?.[0];
  const isNew = events.rows?.length === 0 && !events.hasMore && !isFiltered;
  const [firstRun, setFirstRun] = useState<"shown" | "done" | null>(null);
  if (isNew && firstRun === null) setFirstRun("shown");
  if (firstRun === "shown") {
    const goOn = () => {
      events.showNew();
      setFirstRun("done");
    };
    return <FirstRunPage title="Events" onDone={goOn} />;
  }
  return (
    <>
      <PageHeader crumbs={[{ label: "Events" }]} />
      <PageBody>
        <h1 className="sr-only">Events</h1>
        <Card className="mb-4">
          <VolumeBars
            project={project.id}
            name={filter.name}
            selected={filter.from !== null && filter.from === filter.to ? filter.from : null}
            onSelect={(day) => void change({ within: null, from: day, to: day })}
          />
          <EventFilters
            project={project}
            filter={filter}
            customerName={first ? customerName(first.customer) : null}
            campaignName={first?.effects[0]?.campaign ?? null}
            isFiltered={isFiltered}
            onChange={(next) => void change(next)}
            onClear={() => void clear()}
          />
        </Card>
        <NewEventsPill events={events} />
        <Card>
          <Rows events={events} isFiltered={isFiltered} onClear={() => void clear()} />
        </Card>
      </PageBody>
    </>
  );
}

interface RowsProps {
  events: ReturnType<typeof useEvents>;
  isFiltered: boolean;
  onClear: () => void;
}

function Rows({ events, isFiltered, onClear }: RowsProps) {
  const { project } = useShell();
  const { rows, error, hasMore } = events;
  if (error && !rows) return <ErrorState title="The events could not be loaded" error={error} onRetry={events.retry} />;
  if (!rows) return <EventListSkeleton />;
  if (rows.length === 0 && !hasMore) return isFiltered ? <NothingFound onClear={onClear} /> : null;
  return (
    <>
      <EventTable events={rows} project={project} hasMore={hasMore} onEnd={events.loadMore} />
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

/** Loads the next page shortly before the reader gets there. */
function ListEnd({ events }: { events: ReturnType<typeof useEvents> }) {
  const { rows, hasMore, isLoadingMore, loadMore } = events;
  const sentinel = useRef<HTMLDivElement>(null);
  const loadMoreRef = useRef(loadMore);
  loadMoreRef.current = loadMore;
  const count = rows?.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was loaded may leave the end in sight, so look again
  useEffect(() => {
    if (!sentinel.current || !hasMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMoreRef.current(), {
      rootMargin: "600px",
    });
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [hasMore, count, isLoadingMore]);

  return (
    <div ref={sentinel} className="border-t border-line px-4 py-2.5 text-center text-[12px] text-muted">
      {isLoadingMore ? (
        <span className="flex justify-center">
          <Skeleton className="h-4 w-40" />
          <span className="sr-only">Loading more events…</span>
        </span>
      ) : hasMore ? (
        <Button variant="ghost" onClick={loadMore}>
          Load more
        </Button>
      ) : (
        `That is all: ${new Intl.NumberFormat("en-GB").format(count)} ${count === 1 ? "event" : "events"}`
      )}
    </div>
  );
}

/** Nothing jumps under the reader: what is new waits behind this until it is asked for. */
function NewEventsPill({ events }: { events: ReturnType<typeof useEvents> }) {
  const { newCount, isNewCountCut, showNew, rows } = events;
  const isListEmpty = rows?.length === 0;
  const showNewRef = useRef(showNew);
  showNewRef.current = showNew;
  useEffect(() => {
    if (isListEmpty && newCount > 0) showNewRef.current();
  }, [isListEmpty, newCount]);

  const words = `${newCount}${isNewCountCut ? "+" : ""} new ${newCount === 1 ? "event" : "events"}`;
  return (
    <div aria-live="polite" className="sticky top-14 z-20 flex h-0 justify-center">
      {newCount > 0 && !isListEmpty && (
        <button
          type="button"
          onClick={() => {
            showNew();
            window.scrollTo({ top: 0 });
          }}
          className="num mt-1 flex h-7 animate-overlay-in items-center gap-1.5 rounded-full bg-accent pr-3 pl-2.5 text-[12.5px] font-medium text-white shadow-overlay hover:bg-accent-strong pointer-coarse:h-9"
        >
          <ArrowUp className="size-3.5" strokeWidth={2} aria-hidden />
          {words}
        </button>
      )}
    </div>
  );
}
