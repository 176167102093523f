"use client";

import { useCallback, useEffect, useRef } from "react";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import type { FocusWish } from "./use-row-actions";

/** Takes the keyboard to a row that may not be drawn yet, or was drawn elsewhere. */
export function useRowFocus(rows: DraftRow[]) {
  const wish = useRef<FocusWish | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what may have brought the wished one
  useEffect(() => {
    const wished = wish.current;
    if (!wished) return;
    const selector =
      wished.row === null ? "[data-name-of=next]" : `[data-${wished.field}-of="${CSS.escape(wished.row)}"]`;
    const field = document.querySelector<HTMLElement>(selector);
    if (!field) return;
    wish.current = null;
    field.focus();
  }, [rows]);
  const wishFocus = useCallback((wished: FocusWish) => {
    wish.current = wished;
  }, []);
  return { wishFocus };
}
