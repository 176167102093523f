"use client";

import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

const keySteps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

interface RowKeys {
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
  /** One row of the table is in the tab order; arrows, j and k go to the others. */
  isTabStop: (id: string) => boolean;
}

/** A table whose rows are gone through by keyboard. Each row's link carries its id as data-row. */
export function useRowKeys(table: RefObject<HTMLElement | null>, ids: string[]): RowKeys {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const tabStopId = focusedId !== null && ids.includes(focusedId) ? focusedId : ids[0];

  function move(step: number) {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = links.findIndex((link) => link.matches(":focus"));
    const next = links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
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

  return {
    onKeyDown: (event) => {
      const step = keySteps[event.key];
      const isRow = event.target instanceof HTMLElement && event.target.hasAttribute("data-row");
      if (step === undefined || !isRow || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      move(step);
    },
    onFocus: (event) => {
      const id = event.target.getAttribute("data-row");
      if (id) setFocusedId(id);
    },
    isTabStop: (id) => id === tabStopId,
  };
}
