"use client";

import { useEffect } from "react";
import type { SessionAction } from "@/lib/client/event-schema-draft-session";

/** Ctrl or ⌘ with Z, with Shift or Y for the way back, in whichever field the keyboard is, but not in a dialog above. */
export function useUndoKeys(isEditable: boolean, dispatch: (action: SessionAction) => void): void {
  useEffect(() => {
    if (!isEditable) return;
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog], [data-own-undo]")) return;
      event.preventDefault();
      dispatch({ kind: key === "y" || event.shiftKey ? "redo" : "undo" });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isEditable, dispatch]);
}
