"use client";

import { useCallback, useMemo } from "react";
import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { type RecentSpan, recentSpans } from "@/lib/client/event-queries";
import type { Narrowing, ProblemFilter } from "@/lib/client/rejected-queries";
import { rejectedStates } from "@/lib/domain/rejected/states";

const narrowing = {
  key: parseAsString,
  within: parseAsStringEnum<RecentSpan>(Object.keys(recentSpans) as RecentSpan[]),
  q: parseAsString,
};

const parsers = {
  ...narrowing,
  state: parseAsStringEnum(rejectedStates).withDefault("open"),
  event: parseAsString,
  kind: parseAsString,
};

/** In the address, so that a list can be sent to a colleague. Typing replaces the entry in the history, choosing adds one. */
export function useProblemFilter() {
  const [{ state, event, kind, key, within, q }, setState] = useQueryStates(parsers);
  const filter = useMemo<ProblemFilter>(
    () => ({ state, event, kind, key, within, q }),
    [state, event, kind, key, within, q],
  );
  const search = useCallback((text: string) => void setState({ q: text || null }, { history: "replace" }), [setState]);
  return {
    filter,
    isNarrowed: [event, kind, key, within, q].some((each) => each !== null),
    search,
    change: (next: Partial<ProblemFilter>) => void setState(next, { history: "push" }),
    clear: () => void setState({ event: null, kind: null, key: null, within: null, q: null }, { history: "push" }),
  };
}

/** The same within one problem. */
export function useNarrowing() {
  const [{ key, within, q }, setState] = useQueryStates(narrowing);
  const filter = useMemo<Narrowing>(() => ({ key, within, q }), [key, within, q]);
  const search = useCallback((text: string) => void setState({ q: text || null }, { history: "replace" }), [setState]);
  return {
    filter,
    isNarrowed: [key, within, q].some((each) => each !== null),
    search,
    change: (next: Partial<Narrowing>) => void setState(next, { history: "push" }),
    clear: () => void setState({ key: null, within: null, q: null }, { history: "push" }),
  };
}
