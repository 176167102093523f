"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The address this server is opened by; empty in the page as the server sent it. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
}
