"use client";

import { type ComponentType, Suspense, useState } from "react";
import { deferred } from "./deferred";

interface Opened {
  open: boolean;
}

/** Something that opens over the page: loaded when it opens first, and drawn from then on, so that it can close as it likes. */
export function onceOpen<Props extends Opened>(load: () => Promise<ComponentType<Props>>) {
  const part = deferred(load);

  // biome-ignore lint/correctness/noComponentHookFactories: called at the top of a module only, like React.lazy
  function Loaded(props: Props) {
    const Part = part.usePart();
    return <Part {...props} />;
  }

  // biome-ignore lint/correctness/noComponentHookFactories: as above
  return function OnceOpen(props: Props) {
    const [wasOpen, setWasOpen] = useState(false);
    if (props.open && !wasOpen) setWasOpen(true);
    part.usePreload();
    if (!wasOpen) return null;
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
