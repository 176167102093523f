"use client";

import { useQuery } from "@tanstack/react-query";
import { ListPlus, Redo2, Undo2 } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import type { Judgement, RowProblem } from "@/lib/client/event-schema-draft-judge";
import { seenPropertiesQuery } from "@/lib/client/event-schema-draft-queries";
import type { DraftSession, SessionAction } from "@/lib/client/event-schema-draft-session";
import { pointersOf } from "@/lib/client/event-schema-draft-words";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { pointerTo } from "@/lib/domain/event-schema/violation";
import { AddProperty } from "./add-property";
import { PropertyList } from "./property-list";
import { rowGrid } from "./row-grid";
import { Shortcuts } from "./shortcuts";
import { UndefinedProperties } from "./undefined-properties";
import type { RowActions } from "./use-row-actions";
import { useRowKeys } from "./use-row-keys";

interface PropertiesCardProps {
  schema: EventSchemaRecord;
  session: DraftSession;
  dispatch: (action: SessionAction) => void;
  judgement: Judgement;
  isEditable: boolean;
  actions: RowActions;
}

const noProblems: RowProblem[] = [];

function useToggle(): [ReadonlySet<string>, (id: string) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return [chosen, toggle];
}

export function PropertiesCard({ schema, session, dispatch, judgement, isEditable, actions }: PropertiesCardProps) {
  const { project } = useShell();
  const { rows } = session.history.present;
  const { data: seen } = useQuery(seenPropertiesQuery(project.id, schema.id));
  const [opened, toggleDetails] = useToggle();
  const [folded, toggleFold] = useToggle();
  // What was there when the page opened was left long ago.
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(judgement.problems.map(({ row, field }) => `${row} ${field}`)),
  );
  const onLeave = useCallback((id: string, field: string) => {
    setLeft((before) => (before.has(`${id} ${field}`) ? before : new Set(before).add(`${id} ${field}`)));
  }, []);
  const onKey = useRowKeys(actions, toggleDetails);

  const problems = useMemo(() => {
    // Said after leaving the field; what came in from elsewhere, or follows from another field, at once.
    const due = judgement.problems.filter(({ row, field }) => left.has(`${row} ${field}`) || !isTyped(field));
    return Map.groupBy(due, ({ row }) => row);
  }, [judgement.problems, left]);
  const counts = useMemo(() => new Map(seen?.properties.map(({ pointer, count }) => [pointer, count])), [seen]);
  const pointers = useMemo(() => pointersOf(rows, pointerTo), [rows]);
  const rowProps = (row: DraftRow) => ({
    isOpen: opened.has(row.id),
    isHeld: judgement.held.has(row.id) && (problems.get(row.id)?.length ?? 0) > 0,
    problems: problems.get(row.id) ?? noProblems,
    seen,
    seenCount: counts.get(pointers.get(row.id) ?? "") ?? 0,
    onKey,
    onLeave,
    onToggleDetails: toggleDetails,
    onToggleFold: toggleFold,
  });
  return (
    <TitledCard
      title={`Properties ${rows.length > 0 ? rows.length : ""}`}
      actions={isEditable && <HistoryButtons session={session} dispatch={dispatch} />}
    >
      <div
        aria-hidden
        className={cx(
          rowGrid,
          "h-8 border-b border-line px-2 text-[11.5px] font-medium text-muted max-sm:hidden [&>span]:px-1.5",
        )}
      >
        <span className="[grid-area:name]">Name</span>
        <span className="[grid-area:type]">Type</span>
        <span className="!px-0 [grid-area:presence]">Presence</span>
        <span className="[grid-area:rules]">Rules</span>
        <span className="!px-0 whitespace-nowrap [grid-area:seen]">Seen, 7 days</span>
      </div>
      {rows.length === 0 && (
        <p className="flex items-center gap-2 border-b border-line px-4 py-5 text-muted">
          <ListPlus className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
          {isEditable
            ? "No property yet: the event may carry anything. Type a name below and press Enter, or paste an event as JSON."
            : "No property is defined: the event may carry anything."}
        </p>
      )}
      <PropertyList rows={rows} folded={folded} isEditable={isEditable} actions={actions} rowProps={rowProps} />
      {isEditable && <AddProperty parent={null} onAdd={actions.add} />}
      {judgement.problems
        .filter(({ row }) => row === null)
        .map(({ message }) => (
          <p key={message} role="alert" className="border-t border-line px-4 py-2 text-bad">
            {message}
          </p>
        ))}
      {seen && <UndefinedProperties seen={seen} rows={rows} isEditable={isEditable} onAdd={actions.add} />}
    </TitledCard>
  );
}

/** Whether somebody may still be in the middle of typing it. */
function isTyped(field: string): boolean {
  return field === "name" || field === "example" || field === "description" || field.startsWith("constraints.");
}

interface HistoryButtonsProps {
  session: DraftSession;
  dispatch: (action: SessionAction) => void;
}

function HistoryButtons({ session: { history }, dispatch }: HistoryButtonsProps) {
  return (
    <>
      <Tooltip text="Undo (Ctrl Z)">
        <Button
          variant="ghost"
          icon
          aria-label="Undo"
          disabled={history.past.length === 0}
          onClick={() => dispatch({ kind: "undo" })}
        >
          <Undo2 className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </Tooltip>
      <Tooltip text="Redo (Ctrl Shift Z)">
        <Button
          variant="ghost"
          icon
          aria-label="Redo"
          disabled={history.future.length === 0}
          onClick={() => dispatch({ kind: "redo" })}
        >
          <Redo2 className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </Tooltip>
      <Shortcuts />
    </>
  );
}
