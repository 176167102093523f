"use client";

import * as Radix from "radix-ui/switch";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

/** On or off at once; a choice that waits for "Save" is a checkbox. */
export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cx(
        "inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-muted-soft px-0.5 transition-colors duration-120 disabled:opacity-50 data-[state=checked]:border-transparent data-[state=checked]:bg-accent",
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="size-3.5 rounded-full bg-muted transition-transform duration-120 data-[state=checked]:translate-x-4 data-[state=checked]:bg-white" />
    </Radix.Root>
  );
}
