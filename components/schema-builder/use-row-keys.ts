"use client";

import { type KeyboardEvent, useCallback } from "react";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import type { RowActions } from "./use-row-actions";

const moves: Record<string, "up" | "down" | "in" | "out"> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

/** The names on screen, and the line where the next one is typed. */
function goToNeighbour(from: HTMLElement, by: 1 | -1): void {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-name-of]")];
  fields[fields.indexOf(from) + by]?.focus();
}

/** What keys do in the name of a row. The list of them on screen is shortcuts.tsx. */
export function useRowKeys(actions: RowActions, toggleDetails: (id: string) => void) {
  return useCallback(
    (event: KeyboardEvent<HTMLInputElement>, row: DraftRow) => {
      const act = (action: () => void) => {
        event.preventDefault();
        action();
      };
      const { key, altKey, shiftKey } = event;
      const isCommand = event.ctrlKey || event.metaKey;
      if (event.nativeEvent.isComposing) return;
      const move = moves[key];
      if (altKey && move) return act(() => actions.move(row.id, move));
      if (altKey && key === "Enter") return act(() => toggleDetails(row.id));
      if (isCommand && key.toLowerCase() === "d") return act(() => actions.duplicate(row.id));
      if (shiftKey && key === "Delete") return act(() => actions.remove(row.id));
      if (altKey || isCommand || shiftKey) return;
      if (key === "Enter") return act(() => (row.name.trim() === "" ? undefined : actions.addNext(row.id)));
      if (key === "Backspace" && row.name === "") return act(() => actions.remove(row.id));
      const { currentTarget } = event;
      if (key === "ArrowUp") return act(() => goToNeighbour(currentTarget, -1));
      if (key === "ArrowDown") return act(() => goToNeighbour(currentTarget, 1));
    },
    [actions, toggleDetails],
  );
}
