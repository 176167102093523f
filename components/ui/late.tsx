"use client";

import type { ComponentType } from "react";
import { deferred } from "./deferred";

/**
 * A component whose script is loaded when it is first drawn, with what stands in its place until then. It does not suspend as
 * React.lazy does, even for a script that is there: React shows what suspended 300 ms after the stand-in at the earliest, which a
 * person would wait for on each page.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { loading: Loading }: { loading?: ComponentType } = {},
) {
  const part = deferred(load);
  // biome-ignore lint/correctness/noComponentHookFactories: called at the top of a module only, like React.lazy
  return function Late(props: Props) {
    const Part = part.useArrival();
    if (Part) return <Part {...props} />;
    return Loading ? <Loading /> : null;
  };
}
