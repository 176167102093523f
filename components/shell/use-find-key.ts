"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The key as it is printed on the reader's keyboard. */
export function useFindKey(): string {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K"),
    () => "⌘K",
  );
}
