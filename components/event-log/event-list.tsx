"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { late } from "@/components/ui/late";
import type { EventListFilter } from "@/lib/client/event-queries";
import { customerName } from "@/lib/domain/event/customer-name";
import { EventFilters } from "./event-filters";
import { EventRows } from "./event-rows";
import { ExportMenu } from "./export-menu";
import { LiveBar } from "./live-bar";
import { NewEventsPill } from "./new-events-pill";
import { useEventFilter } from "./use-event-filter";
import { useEvents } from "./use-events";
import { useListKeys } from "./use-list-keys";
import { useOpenEvent } from "./use-open-event";
import { VolumeBars } from "./volume-bars";

const FirstRunPage = late(() => import("@/components/first-run/first-run-page").then((module) => module.FirstRunPage));

const EventDrawer = late(() => import("@/components/event-page/event-drawer").then((module) => module.EventDrawer));
const EventKeys = late(() => import("./event-keys").then((module) => module.EventKeys));

/** All events of the project as they come in, and the ways to narrow them down. */
export function EventList() {
  const { project } = useShell();
  const router = useRouter();
  const { filter, change, clear, isFiltered } = useEventFilter();
  const { openId, open, close } = useOpenEvent();
  const [isPaused, setPaused] = useState(false);
  const [isKeysOpen, setKeysOpen] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const { isHolding, aim } = useHolding(table, isPaused || openId !== null);
  const isOver = isInThePast(filter);
  const events = useEvents(project.id, filter, { isLive: !isOver, isHolding });

  useListKeys({
    list: table,
    isDrawerOpen: openId !== null,
    onEnd: events.loadMore,
    onOpenPage: (href) => router.push(href),
    onPause: () => setPaused((before) => !before),
    onHelp: () => setKeysOpen(true),
  });
  const openRow = useCallback((id: string) => openRef.current(id), []);
  const openRef = useRef(open);
  openRef.current = open;

  const listed = events.rows?.flatMap((row) => (row.kind === "event" ? [row.event] : [])) ?? [];
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
        <Card className={isNew ? "hidden" : "mb-4"}>
          <VolumeBars
            project={project.id}
            name={filter.name}
            selected={filter.from !== null && filter.from === filter.to ? filter.from : null}
            onSelect={(day) => void change({ within: null, from: day, to: day })}
          />
          <EventFilters
            project={project}
            filter={filter}
            customerName={listed[0] ? customerName(listed[0].customer) : null}
            campaignName={listed[0]?.effects[0]?.campaign ?? null}
            isFiltered={isFiltered}
            onChange={(next) => void change(next)}
            onClear={() => void clear()}
          />
        </Card>
        <NewEventsPill count={events.live.heldCount} isListEmpty={events.rows?.length === 0} onShow={events.showNew} />
        <Card>
          {!isNew && (
            <LiveBar
              isPaused={isPaused}
              onPausedChange={setPaused}
              isOver={isOver}
              live={events.live}
              stream={events.stream}
              onKeys={() => setKeysOpen(true)}
            >
              <ExportMenu project={project.id} filter={filter} />
            </LiveBar>
          )}
          <EventRows
            events={events}
            isFiltered={isFiltered}
            onClear={() => void clear()}
            table={table}
            openId={openId}
            onOpen={openRow}
            onAim={aim}
          />
        </Card>
      </PageBody>
      {openId !== null && (
        <EventDrawer
          eventId={openId}
          ids={listed.map(({ id }) => id)}
          onOpen={open}
          onEnd={events.loadMore}
          onClose={() => {
            close();
            focusRow(table.current, openId);
          }}
        />
      )}
      {isKeysOpen && <EventKeys open onOpenChange={setKeysOpen} />}
    </>
  );
}

function isInThePast({ within, to }: EventListFilter): boolean {
  // A day early rather than late: the project's day may have begun where ours has not.
  return within === null && to !== null && to < new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
}

/** After the dialog has given the focus back to where it came from: the event may be another by now. */
function focusRow(list: HTMLElement | null, id: string): void {
  setTimeout(() => {
    const row = [...(list?.querySelectorAll<HTMLElement>("[data-event-id]") ?? [])].find(
      (each) => each.dataset.eventId === id,
    );
    row?.querySelector<HTMLElement>("[data-event-row]")?.focus();
  }, 50);
}

const aimMs = 2_500;
const topPx = 40;

/** Nothing moves under a reader who has scrolled down, stands on a row, or is about to press one. */
function useHolding(table: React.RefObject<HTMLDivElement | null>, isStopped: boolean) {
  const aimedAt = useRef(0);
  const aim = useCallback(() => {
    aimedAt.current = performance.now();
  }, []);
  const isHolding = () =>
    isStopped ||
    window.scrollY > topPx ||
    performance.now() - aimedAt.current < aimMs ||
    (table.current?.contains(document.activeElement) ?? false);
  return { isHolding, aim };
}
