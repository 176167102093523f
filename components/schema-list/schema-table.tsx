"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";
import type { SchemaSort } from "@/lib/domain/event-schema/list-order";
import { SchemaRow, schemaColumns } from "./schema-row";

interface SchemaTableProps {
  schemas: EventSchemaListItem[];
  project: { id: string; timeZone: string };
  mayWrite: boolean;
  sort: SchemaSort;
  isReversed: boolean;
  onSort: (sort: SchemaSort) => void;
}

const keySteps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function SchemaTable({ schemas, project, mayWrite, sort, isReversed, onSort }: SchemaTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const tabStopId = schemas.some(({ id }) => id === focusedId) ? focusedId : schemas[0]?.id;

  function onKeyDown(event: KeyboardEvent) {
    const step = keySteps[event.key];
    const isInRow = event.target instanceof HTMLElement && event.target.hasAttribute("data-schema-row");
    if (step === undefined || !isInRow || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-schema-row]") ?? [])];
    const at = links.indexOf(event.target as HTMLElement);
    links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
  }

  const head = { sort, isReversed, onSort };
  return (
    <Table ref={table} aria-label="Event schemas" onKeyDown={onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden rounded-t-lg ${schemaColumns}`}>
        <SortHead by="name" isDown={false} {...head}>
          Event
        </SortHead>
        <HeadCell>Status</HeadCell>
        <SortHead by="properties" isRight {...head}>
          Properties
        </SortHead>
        <SortHead by="volume" isRight {...head}>
          Events, 30 days
        </SortHead>
        <SortHead by="rejected" isRight {...head}>
          Rejected
        </SortHead>
        <SortHead by="seen" isRight {...head}>
          Last seen
        </SortHead>
        <HeadCell className="pl-4">Used by</HeadCell>
        <HeadCell>
          <span className="sr-only">Actions</span>
        </HeadCell>
      </TableHead>
      <div
        role="rowgroup"
        onFocus={(event) =>
          setFocusedId(event.target.closest("[data-schema-id]")?.getAttribute("data-schema-id") ?? null)
        }
      >
        {schemas.map((schema) => (
          <SchemaRow
            key={schema.id}
            schema={schema}
            project={project}
            mayWrite={mayWrite}
            isTabStop={schema.id === tabStopId}
          />
        ))}
      </div>
    </Table>
  );
}

interface SortHeadProps {
  by: SchemaSort;
  sort: SchemaSort;
  isReversed: boolean;
  onSort: (sort: SchemaSort) => void;
  isRight?: boolean;
  /** Whether its first order goes from the largest down. */
  isDown?: boolean;
  children: ReactNode;
}

function SortHead({ by, sort, isReversed, onSort, isRight, isDown = true, children }: SortHeadProps) {
  const isSorted = sort === by;
  const goesDown = isDown !== isReversed;
  const Arrow = goesDown ? ArrowDown : ArrowUp;
  return (
    <HeadCell
      aria-sort={isSorted ? (goesDown ? "descending" : "ascending") : "none"}
      className={isRight ? "text-right" : undefined}
    >
      <button
        type="button"
        onClick={() => onSort(by)}
        className={cx("inline-flex items-center gap-1 rounded-sm hover:text-ink", isSorted && "text-ink")}
      >
        {children}
        <Arrow className={cx("size-3", !isSorted && "hidden")} strokeWidth={2} aria-hidden />
      </button>
    </HeadCell>
  );
}
