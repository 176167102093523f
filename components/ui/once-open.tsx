"use client";

import { type ComponentType, useState } from "react";
import { deferred } from "./deferred";

interface Opened {
  open: boolean;
}

/** Something that opens over the page: loaded when it opens first, and drawn from then on, so that it can close as it likes. */
export function onceOpen<Props extends Opened>(load: () => Promise<ComponentType<Props>>) {
  const part = deferred(load);

  // biome-ignore lint/correctness/noComponentHookFactories: called at the top of a module only, like React.lazy
  function Loaded(props: Props) {
    const Part = part.useArrival();
    return Part ? <Part {...props} /> : null;
  }

  // biome-ignore lint/correctness/noComponentHookFactories: as above
  return function OnceOpen(props: Props) {
    const [wasOpen, setWasOpen] = useState(false);
    if (props.open && !wasOpen) setWasOpen(true);
    part.usePreload();
    return wasOpen ? <Loaded {...props} /> : null;
  };
}
