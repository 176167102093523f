"use client";

import * as Slot from "radix-ui/slot";
import { type ComponentProps, Suspense } from "react";
import { deferred } from "./deferred";
import { OverlayRoot, useOverlay } from "./overlay";

const panel = deferred(() => import("./popover-panel").then(({ PopoverPanel }) => PopoverPanel));
type PanelProps = ComponentProps<typeof import("./popover-panel").PopoverPanel>;

export const Popover = OverlayRoot;

interface PopoverTriggerProps extends Omit<ComponentProps<"button">, "ref" | "onClick"> {
  asChild?: boolean;
}

export function PopoverTrigger({ asChild, ...props }: PopoverTriggerProps) {
  const { isOpen, setOpen, trigger, contentId } = useOverlay();
  const Element = asChild ? Slot.Root : "button";
  panel.usePreload();
  return (
    <Element
      {...(asChild ? {} : { type: "button" })}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-controls={isOpen ? contentId : undefined}
      data-state={isOpen ? "open" : "closed"}
      {...props}
      ref={trigger}
      onPointerEnter={(event) => {
        props.onPointerEnter?.(event);
        panel.preload();
      }}
      onClick={() => setOpen(!isOpen)}
    />
  );
}

export function PopoverContent(props: PanelProps) {
  const { wasOpen } = useOverlay();
  if (!wasOpen) return null;
  return (
    <Suspense fallback={null}>
      <Content {...props} />
    </Suspense>
  );
}

function Content(props: PanelProps) {
  const PopoverPanel = panel.usePart();
  return <PopoverPanel {...props} />;
}
