"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;

export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="start"
        sideOffset={6}
        collisionPadding={12}
        className={cx(
          "z-50 w-72 animate-overlay-in rounded-lg border border-line bg-overlay shadow-overlay outline-none",
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}
