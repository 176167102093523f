"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in the page as the server sent it: a form that is submitted before its script runs would do nothing good. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
