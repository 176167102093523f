"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import type { EventListItem } from "@/lib/domain/event/event-record";
import { EventRow, eventColumns } from "./event-row";

interface EventTableProps {
  events: EventListItem[];
  project: { id: string; timeZone: string };
  hasMore: boolean;
  onEnd: () => void;
}

const keySteps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function EventTable({ events, project, hasMore, onEnd }: EventTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const tabStopId = events.some((event) => event.id === focusedId) ? focusedId : events[0]?.id;

  function move(step: number) {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-event-row]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    if (at + step >= links.length - 5 && hasMore) onEnd();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = keySteps[event.key];
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    move(step);
  }

  // j and k also begin from anywhere on the page where nothing is being typed or operated.
  const moveRef = useRef(move);
  moveRef.current = move;
  useEffect(() => {
    const onPageKey = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== "j" && event.key !== "k") || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.activeElement !== document.body && document.activeElement?.id !== "content") return;
      moveRef.current(keySteps[event.key] ?? 0);
    };
    document.addEventListener("keydown", onPageKey);
    return () => document.removeEventListener("keydown", onPageKey);
  }, []);

  return (
    <Table ref={table} aria-label="Events" onKeyDown={onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden rounded-t-lg ${eventColumns}`}>
        <HeadCell>Event</HeadCell>
        <HeadCell>Customer</HeadCell>
        <HeadCell>Outcome</HeadCell>
        <HeadCell>What it set off</HeadCell>
        <HeadCell>Code</HeadCell>
        <HeadCell className="text-right">Occurred</HeadCell>
        <HeadCell className="text-right">Lag</HeadCell>
      </TableHead>
      <div
        role="rowgroup"
        onFocus={(event) =>
          setFocusedId(event.target.closest("[data-event-id]")?.getAttribute("data-event-id") ?? null)
        }
      >
        {events.map((event) => (
          <EventRow
            key={event.id}
            event={event}
            href={`/projects/${project.id}/events/${event.id}`}
            timeZone={project.timeZone}
            isTabStop={event.id === tabStopId}
          />
        ))}
      </div>
    </Table>
  );
}
