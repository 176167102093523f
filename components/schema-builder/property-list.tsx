"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useMemo, useState } from "react";
import { cx } from "@/components/ui/class-names";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import { endOf } from "@/lib/client/event-schema-draft-rows";
import { levelsMax } from "@/lib/domain/event-schema/definition-limits";
import { AddProperty } from "./add-property";
import { HandleContext, PropertyRow, type PropertyRowProps } from "./property-row";
import type { RowActions } from "./use-row-actions";

const indentPx = 18;
const pointer = { activationConstraint: { distance: 4 } };
const touch = { activationConstraint: { delay: 150, tolerance: 8 } };
const keyboard = { coordinateGetter: sortableKeyboardCoordinates };

interface PropertyListProps {
  rows: DraftRow[];
  folded: ReadonlySet<string>;
  isEditable: boolean;
  actions: RowActions;
  /** What else each row is drawn with. */
  rowProps: (row: DraftRow) => Omit<PropertyRowProps, "row" | "hasProperties" | "isFolded" | "isEditable" | "actions">;
}

type Line = { kind: "row"; row: DraftRow; hasProperties: boolean } | { kind: "add"; parent: DraftRow };

/** Rows in reading order, without what is folded away, and a line for the next property below each object's last. */
function linesOf(rows: DraftRow[], folded: ReadonlySet<string>, isEditable: boolean): Line[] {
  const lines: Line[] = [];
  const open: { row: DraftRow; end: number }[] = [];
  const close = (at: number) => {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= at) {
      const done = open.pop();
      if (done) lines.push({ kind: "add", parent: done.row });
    }
  };
  for (let at = 0; at < rows.length; at++) {
    close(at);
    const row = rows[at];
    if (!row) continue;
    const end = endOf(rows, at);
    lines.push({ kind: "row", row, hasProperties: end > at + 1 });
    if (folded.has(row.id)) at = end - 1;
    else if (isEditable && row.type === "object" && row.level < levelsMax) open.push({ row, end });
  }
  close(rows.length);
  return lines;
}

export function PropertyList({ rows, folded, isEditable, actions, rowProps }: PropertyListProps) {
  const [dragged, setDragged] = useState<DraftRow | null>(null);
  const hidden = useMemo(() => (dragged ? new Set([...folded, dragged.id]) : folded), [folded, dragged]);
  const lines = linesOf(rows, hidden, isEditable);
  const order = lines.flatMap((line) => (line.kind === "row" ? [line.row.id] : [])).join(" ");
  // The same list as long as the order is: whatever is new here draws every row again.
  const ids = useMemo(() => order.split(" ").filter(Boolean), [order]);
  const sensors = useSensors(
    useSensor(MouseSensor, pointer),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  );
  const nameOf = (id: string | number | undefined) => rows.find((row) => row.id === id)?.name || "the new property";
  const onDragEnd = ({ active, over, delta }: DragEndEvent) => {
    setDragged(null);
    const row = rows.find(({ id }) => id === active.id);
    if (!row || !over) return;
    const level = row.level + Math.round(delta.x / (indentPx * 1.5));
    actions.drop(row.id, { over: String(over.id), level });
  };
  return (
    <DndContext
      id="properties"
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={({ active }) => setDragged(rows.find(({ id }) => id === active.id) ?? null)}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(null)}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => `${nameOf(active.id)} is picked up.`,
          onDragOver: ({ active, over }) => (over ? `${nameOf(active.id)} is over ${nameOf(over.id)}.` : undefined),
          onDragEnd: ({ active, over }) =>
            over ? `${nameOf(active.id)} is dropped at ${nameOf(over.id)}.` : `${nameOf(active.id)} is back.`,
          onDragCancel: ({ active }) => `${nameOf(active.id)} is back where it was.`,
        },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol aria-label="Properties">
          {lines.map((line) =>
            line.kind === "row" ? (
              <SortableRow
                key={line.row.id}
                {...rowProps(line.row)}
                row={line.row}
                hasProperties={line.hasProperties}
                isFolded={folded.has(line.row.id)}
                isEditable={isEditable}
                actions={actions}
              />
            ) : (
              <li key={`next-of-${line.parent.id}`} className="border-b border-line">
                <AddProperty parent={line.parent} onAdd={actions.add} />
              </li>
            ),
          )}
        </ol>
      </SortableContext>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="mono inline-block rounded-md border border-line bg-overlay px-3 py-1.5 shadow-overlay">
            {dragged.name || "new property"}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function SortableRow(props: PropertyRowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: props.row.id,
    disabled: !props.isEditable,
  });
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cx(
        "border-b border-line bg-surface",
        isDragging && "relative z-10 opacity-40",
        props.isHeld && "bg-warn-soft/40",
      )}
    >
      <HandleContext value={{ ...attributes, ...listeners, ref: setActivatorNodeRef }}>
        <PropertyRow {...props} />
      </HandleContext>
    </li>
  );
}
