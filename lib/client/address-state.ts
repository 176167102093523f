import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { type Parser, type Parsers, type StateOf, searchWith } from "./address-parser";

/**
 * State that lives in the address, so that what is seen can be sent to a colleague, and a reload shows it again. Next tells
 * of a changed address in its own time; what was typed or chosen must not jump back until then.
 */
let ahead: { of: string; search: string } | null = null;
let listeners: (() => void)[] = [];

function subscribe(listener: () => void): () => void {
  listeners = [...listeners, listener];
  return () => {
    listeners = listeners.filter((each) => each !== listener);
  };
}

function useSearch(): { search: string; arrived: string } {
  const pathname = usePathname();
  const told = useSearchParams().toString();
  const arrived = `${pathname}?${told}`;
  const search = useSyncExternalStore(
    subscribe,
    () => (ahead?.of === arrived ? ahead.search : told),
    () => told,
  );
  useEffect(() => {
    if (ahead && ahead.of !== arrived) ahead = null;
  }, [arrived]);
  return { search, arrived };
}

interface Options {
  /** "push" makes an entry in the history that Back leads to; without it the present one is replaced. */
  history?: "push" | "replace";
}

type Change<P extends Parsers> = { [Name in keyof P]?: StateOf<P>[Name] | null };

/** What is null is taken out of the address, and so is what is so by default; null instead of a change takes out all. */
export function useQueryStates<P extends Parsers>(
  parsers: P,
  { history = "replace" }: Options = {},
): [StateOf<P>, (change: Change<P> | null, options?: Options) => void] {
  const { search, arrived } = useSearch();
  const params = new URLSearchParams(search);
  const state = Object.fromEntries(
    Object.entries(parsers).map(([name, parser]) => [name, parser.read(params.get(name))]),
  ) as StateOf<P>;
  const set = useCallback(
    (change: Change<P> | null, options: Options = {}) => {
      const cleared = Object.fromEntries(Object.keys(parsers).map((name) => [name, null]));
      const next = searchWith(window.location.search, parsers, change ?? cleared);
      const way = options.history ?? history;
      const url = window.location.pathname + (next && `?${next}`) + window.location.hash;
      ahead = { of: arrived, search: next };
      if (way === "push") window.history.pushState(null, "", url);
      else window.history.replaceState(null, "", url);
      for (const listener of listeners) listener();
    },
    [parsers, history, arrived],
  );
  return [state, set];
}

export function useQueryState<Value>(
  name: string,
  parser: Parser<Value>,
  options: Options = {},
): [Value, (value: Value | null, options?: Options) => void] {
  const [state, setState] = useQueryStates({ [name]: parser }, options);
  return [state[name] as Value, (value, given) => setState({ [name]: value }, given)];
}
