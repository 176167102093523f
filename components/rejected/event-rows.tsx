"use client";

import { Pencil } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sentence } from "@/components/ui/sentence";
import { Cell, Row, Table } from "@/components/ui/table";
import type { RejectedListItem } from "@/lib/domain/rejected/rejected-event";
import { rejectedHref } from "./problem-href";

interface EventRowsProps {
  rows: RejectedListItem[];
  project: { id: string; timeZone: string };
  chosen: ReadonlySet<string>;
  onChoose: ((chosen: ReadonlySet<string>) => void) | null;
}

const keySteps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Arrows and j, k go from event to event, x selects; with shift, everything from the last that was selected. */
export function EventRows({ rows, project, chosen, onChoose }: EventRowsProps) {
  const table = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const last = useRef<number | null>(null);
  const tabStop = Math.min(focused, rows.length - 1);

  function toggle(at: number, isRange: boolean) {
    const row = rows[at];
    if (!row || !onChoose) return;
    const from = isRange && last.current !== null ? Math.min(last.current, at) : at;
    const to = isRange && last.current !== null ? Math.max(last.current, at) : at;
    const next = new Set(chosen);
    for (const { id } of rows.slice(from, to + 1)) {
      if (chosen.has(row.id)) next.delete(id);
      else next.add(id);
    }
    last.current = at;
    onChoose(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-rejected-row]") ?? [])];
    const at = links.indexOf(event.target as HTMLElement);
    if (at < 0 || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = keySteps[event.key];
    if (event.key.toLowerCase() === "x") {
      event.preventDefault();
      toggle(at, event.shiftKey);
    } else if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(at + step, 0), links.length - 1);
      setFocused(next);
      links[next]?.focus();
    }
  }

  return (
    <Table ref={table} aria-label="Events of this problem" onKeyDown={onKeyDown}>
      <div role="rowgroup">
        {rows.map((row, at) => (
          <EventRow
            key={row.id}
            row={row}
            project={project}
            isTabStop={at === tabStop}
            isChosen={chosen.has(row.id)}
            onToggle={onChoose ? (isRange) => toggle(at, isRange) : null}
          />
        ))}
      </div>
    </Table>
  );
}

interface EventRowProps {
  row: RejectedListItem;
  project: { id: string; timeZone: string };
  isTabStop: boolean;
  isChosen: boolean;
  onToggle: ((isRange: boolean) => void) | null;
}

function EventRow({ row, project, isTabStop, isChosen, onToggle }: EventRowProps) {
  const name = row.sourceId ?? row.customer ?? row.id;
  return (
    <Row className="flex items-center gap-2 py-2 [content-visibility:auto] [contain-intrinsic-size:auto_54px]">
      {onToggle && (
        <Cell className="relative z-1 flex">
          <Checkbox
            aria-label={`Select ${name}`}
            checked={isChosen}
            onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey === true)}
          />
        </Cell>
      )}
      <Cell className="flex-1">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={rejectedHref(project.id, row.id)}
            tabIndex={isTabStop ? 0 : -1}
            data-rejected-row
            className="mono min-w-0 truncate text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <bdi>{name}</bdi>
          </Link>
          {row.isMended && (
            <Chip tone="accent" icon={Pencil}>
              mended
            </Chip>
          )}
        </span>
        <span className="block truncate text-[12px] text-muted">
          <bdi>
            <Sentence text={row.sentence} />
          </bdi>
        </span>
      </Cell>
      <Cell className="num shrink-0 text-right text-muted">
        <RelativeTime at={row.receivedAt} timeZone={project.timeZone} className="relative z-1 whitespace-nowrap" />
        <bdi className="block max-w-32 truncate text-[12px]">{row.key?.name ?? ""}</bdi>
      </Cell>
    </Row>
  );
}
