"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { JsonSchema } from "@/lib/domain/api-description";

type Components = Record<string, JsonSchema>;

const Context = createContext<Components>({});

/** The components that a page's schemas lead to: sent once, and drawn where somebody opens them. */
export function ComponentsProvider({ components, children }: { components: Components; children: ReactNode }) {
  return <Context value={components}>{children}</Context>;
}

export function useComponents(): Components {
  return useContext(Context);
}
