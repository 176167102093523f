"use client";

import { Check } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import { type ComponentProps, useEffect } from "react";
import { cx } from "./class-names";
import { useOverlay } from "./overlay";
import { StandIn } from "./stand-in";

export const RadioGroup = Radix.RadioGroup;

const item =
  "flex h-8 cursor-default select-none items-center gap-2 rounded px-2 text-[13px] text-ink outline-none data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:h-10";

export function Content({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  const { isOpen, setOpen, trigger, isByKey, triggerId, contentId } = useOverlay();
  useEffect(() => {
    // Radix asks the last key or pointer whether the first item gets the focus, and was not here to hear this one.
    if (isByKey.current) document.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified" }));
  }, [isByKey]);
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
          aria-labelledby={triggerId}
          sideOffset={6}
          collisionPadding={8}
          className={cx(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 animate-overlay-in overflow-y-auto rounded-lg border border-line bg-overlay p-1 shadow-overlay",
            className,
          )}
          {...props}
        />
      </Radix.Portal>
    </Radix.Root>
  );
}

export function Item({ className, ...props }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item className={cx(item, className)} {...props} />;
}

export function RadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cx(item, className)} {...props}>
      {children}
      <Chosen />
    </Radix.RadioItem>
  );
}

export function CheckboxItem({ className, children, ...props }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem className={cx(item, className)} {...props}>
      {children}
      <Chosen />
    </Radix.CheckboxItem>
  );
}

function Chosen() {
  return (
    <Radix.ItemIndicator className="ml-auto">
      <Check className="size-4 text-accent-text" aria-hidden />
    </Radix.ItemIndicator>
  );
}

export function Label({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cx("px-2 py-1 text-[11.5px] text-muted", className)} {...props} />;
}

export function Separator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
