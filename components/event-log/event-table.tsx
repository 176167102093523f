"use client";

import { type RefObject, useState } from "react";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { EventRow, eventColumns } from "./event-row";
import type { LiveRow } from "./live-rows";
import { RejectedRow } from "./rejected-row";

interface EventTableProps {
  rows: LiveRow[];
  project: { id: string; timeZone: string };
  table: RefObject<HTMLDivElement | null>;
  openId: string | null;
  onOpen: (id: string) => void;
  /** The mouse moves over the rows: somebody aims at one. */
  onAim: () => void;
}

const idOf = (row: LiveRow) => (row.kind === "event" ? row.event.id : row.rejected.id);

/**
 * Rows far off the screen cost nothing to draw (content-visibility). Measured with 500 of them and 50 new ones four times a
 * second: no task was longer than 50 ms, so nothing is virtualised, and the browser's own search finds every row.
 */
export function EventTable({ rows, project, table, openId, onOpen, onAim }: EventTableProps) {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const first = rows[0];
  const tabStopId = rows.some((row) => idOf(row) === focusedId) ? focusedId : first && idOf(first);
  const { id: projectId, timeZone } = project;
  return (
    <Table ref={table} aria-label="Events">
      <TableHead className={`sticky top-12 z-10 hidden ${eventColumns}`}>
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
        onPointerMove={(event) => {
          if (event.pointerType === "mouse") onAim();
        }}
        onFocus={(event) =>
          setFocusedId(event.target.closest("[data-event-id]")?.getAttribute("data-event-id") ?? null)
        }
      >
        {rows.map((row) =>
          row.kind === "event" ? (
            <EventRow
              key={row.event.id}
              event={row.event}
              href={`/projects/${projectId}/events/${row.event.id}`}
              timeZone={timeZone}
              onOpen={onOpen}
              isOpen={row.event.id === openId}
              isTabStop={row.event.id === tabStopId}
            />
          ) : (
            <RejectedRow
              key={row.rejected.id}
              rejected={row.rejected}
              href={`/projects/${projectId}/rejected?q=${row.rejected.id}`}
              timeZone={timeZone}
              isTabStop={row.rejected.id === tabStopId}
            />
          ),
        )}
      </div>
    </Table>
  );
}
