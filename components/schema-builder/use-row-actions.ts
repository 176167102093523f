"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Draft, DraftRow, Policies } from "@/lib/client/event-schema-draft";
import { newRow, newRowId } from "@/lib/client/event-schema-draft";
import {
  addAfter,
  addWithin,
  changeRow,
  dropRow,
  duplicateRow,
  endOf,
  moveRow,
  namedRows,
  nestRow,
  removeRow,
  removeWithin,
  unnestRow,
} from "@/lib/client/event-schema-draft-rows";
import type { SessionAction } from "@/lib/client/event-schema-draft-session";
import { toast } from "@/lib/client/toast";
import type { PropertyType } from "@/lib/domain/event-schema/property";

export type RowField = "name" | "type";

/** Where the keyboard goes once the rows are drawn. */
export interface FocusWish {
  row: string | null;
  field: RowField;
}

export interface RowActions {
  /** `typed` names the field whose letters make one step of undo. */
  change: (id: string, change: Partial<DraftRow>, typed?: string) => void;
  setType: (row: DraftRow, type: PropertyType) => void;
  setPolicies: (change: Partial<Policies>) => void;
  addNext: (id: string) => void;
  /** As the last of the object, or of the whole. */
  add: (parent: string | null, added: DraftRow[], focus?: RowField) => void;
  insertNames: (id: string, names: string[]) => void;
  remove: (id: string) => void;
  duplicate: (id: string) => void;
  move: (id: string, way: "up" | "down" | "in" | "out") => void;
  drop: (id: string, to: { over: string; level: number }) => void;
}

interface RowActionsOptions {
  draft: Draft;
  dispatch: (action: SessionAction) => void;
  wishFocus: (wish: FocusWish) => void;
}

/** The same functions for as long as the page is open: a row is drawn again only when it changed itself. */
export function useRowActions({ draft, dispatch, wishFocus }: RowActionsOptions): RowActions {
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  return useMemo(() => {
    const edit = (change: (rows: DraftRow[]) => DraftRow[], typed?: string) =>
      dispatch({
        kind: "edit",
        change: (before) => {
          const rows = change(before.rows);
          return rows === before.rows ? before : { ...before, rows };
        },
        typed: typed ? { field: typed, at: Date.now() } : undefined,
      });
    const undoable = (message: string) =>
      toast.message(message, { action: { label: "Undo", onClick: () => dispatch({ kind: "undo" }) } });
    return {
      change: (id, change, typed) => edit((rows) => changeRow(rows, id, change), typed && `${id} ${typed}`),
      setType: (row, type) => {
        const lost = type === "object" ? 0 : withinCount(latest.current.rows, row.id);
        edit((rows) => changeRow(type === "object" ? rows : removeWithin(rows, row.id), row.id, { type }));
        if (lost > 0) undoable(`${counted(lost)} within ${row.name || "it"} went with the object`);
      },
      setPolicies: (change) =>
        dispatch({
          kind: "edit",
          change: (before) => ({ ...before, policies: { ...before.policies, ...change } }),
        }),
      addNext: (id) => {
        const row = newRow(newRowId());
        edit((rows) => addAfter(rows, id, [row]));
        wishFocus({ row: row.id, field: "name" });
      },
      add: (parent, added, focus) => {
        edit((rows) => (parent === null ? addAfter(rows, null, added) : addWithin(rows, parent, added)));
        const last = added.at(-1);
        if (focus && last) wishFocus({ row: last.id, field: focus });
      },
      insertNames: (id, names) => {
        const row = latest.current.rows.find((each) => each.id === id);
        const isEmpty = row?.name === "";
        const [first = "", ...rest] = names;
        const added = namedRows(isEmpty ? rest : names);
        edit((rows) => addAfter(isEmpty ? changeRow(rows, id, { name: first }) : rows, id, added));
        wishFocus({ row: added.at(-1)?.id ?? id, field: "name" });
      },
      remove: (id) => {
        const { rows } = latest.current;
        const at = rows.findIndex((row) => row.id === id);
        const row = rows[at];
        if (!row) return;
        const inner = withinCount(rows, id);
        const neighbour = rows[endOf(rows, at)] ?? rows[at - 1];
        edit((all) => removeRow(all, id));
        wishFocus({ row: neighbour?.id ?? null, field: "name" });
        if (row.name !== "" || inner > 0) {
          undoable(`${row.name || "The property"} is removed${inner > 0 ? `, with ${counted(inner)} within` : ""}`);
        }
      },
      duplicate: (id) => {
        const { rows, copy } = duplicateRow(latest.current.rows, id);
        if (copy === null) return;
        edit(() => rows);
        wishFocus({ row: copy, field: "name" });
      },
      move: (id, way) => {
        edit((rows) => {
          if (way === "in") return nestRow(rows, id);
          return way === "out" ? unnestRow(rows, id) : moveRow(rows, id, way);
        });
        wishFocus({ row: id, field: "name" });
      },
      drop: (id, to) => edit((rows) => dropRow(rows, id, to)),
    };
  }, [dispatch, wishFocus]);
}

function withinCount(rows: DraftRow[], id: string): number {
  const at = rows.findIndex((row) => row.id === id);
  return at === -1 ? 0 : endOf(rows, at) - at - 1;
}

function counted(count: number): string {
  return count === 1 ? "1 property" : `${count} properties`;
}
