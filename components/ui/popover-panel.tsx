"use client";

import * as Radix from "radix-ui/popover";
import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { useOverlay } from "./overlay";
import { StandIn } from "./stand-in";

export function PopoverPanel({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  const { isOpen, setOpen, trigger, contentId } = useOverlay();
  return (
    <Radix.Root open={isOpen} onOpenChange={setOpen}>
      {trigger.current && (
        <Radix.Trigger asChild>
          <StandIn element={trigger.current} />
        </Radix.Trigger>
      )}
      <Radix.Portal>
        <Radix.Content
          id={contentId}
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
    </Radix.Root>
  );
}
