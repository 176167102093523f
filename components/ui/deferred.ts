import { use, useEffect, useState } from "react";
import { whenQuiet } from "./when-quiet";

interface Deferred<Part> {
  preload: () => void;
  /** Preloads it once the page is quiet: for what stands on the page and is likely to be opened. */
  usePreload: () => void;
  /** Suspends what is drawn until it is there. */
  usePart: () => Part;
  /** Asks for it, and draws again when it is there; undefined until then. */
  useArrival: () => Part | undefined;
}

type Outcome<Part> = { part: Part } | { error: unknown };

/** A part of the screen that no page needs for its first paint, such as what menus are made of. */
export function deferred<Part>(load: () => Promise<Part>): Deferred<Part> {
  let loading: Promise<Part> | undefined;
  let arrived: { part: Part } | undefined;
  let isAsked = false;
  const loaded = () => {
    loading ??= load().then(
      (part) => {
        arrived = { part };
        return part;
      },
      (error: unknown) => {
        // The next one to need it tries again: the network may be back.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const preload = () => void loaded().catch(() => undefined);
  return {
    preload,
    usePreload: () =>
      useEffect(() => {
        if (!isAsked) whenQuiet(preload);
        isAsked = true;
      }, []),
    // What is there is drawn at once: suspending only to resume loses what is typed right behind the key that opens it.
    usePart: () => (arrived ? arrived.part : use(loaded())),
    useArrival: () => {
      const [outcome, setOutcome] = useState<Outcome<Part> | undefined>(arrived);
      useEffect(() => {
        if (arrived) return setOutcome(arrived);
        let isMounted = true;
        const settle = (next: Outcome<Part>) => isMounted && setOutcome(next);
        loaded().then(
          (part) => settle({ part }),
          (error: unknown) => settle({ error }),
        );
        return () => {
          isMounted = false;
        };
      }, []);
      if (arrived) return arrived.part;
      if (outcome && "error" in outcome) throw outcome.error;
      return outcome?.part;
    },
  };
}
