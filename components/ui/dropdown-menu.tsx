"use client";

import * as Slot from "radix-ui/slot";
import { type ComponentProps, Suspense } from "react";
import { deferred } from "./deferred";
import { OverlayRoot, useOverlay } from "./overlay";

const parts = deferred(() => import("./dropdown-menu-parts"));
type Parts = typeof import("./dropdown-menu-parts");

export const DropdownMenu = OverlayRoot;

interface DropdownMenuTriggerProps extends Omit<ComponentProps<"button">, "ref" | "onPointerDown" | "onKeyDown"> {
  asChild?: boolean;
}

/** Opens when it is pressed and not when it is let go, as menus of the system do. */
export function DropdownMenuTrigger({ asChild, ...props }: DropdownMenuTriggerProps) {
  const { isOpen, setOpen, trigger, isByKey, triggerId, contentId } = useOverlay();
  const Element = asChild ? Slot.Root : "button";
  parts.usePreload();
  return (
    <Element
      {...(asChild ? {} : { type: "button" })}
      id={triggerId}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      aria-controls={isOpen ? contentId : undefined}
      data-state={isOpen ? "open" : "closed"}
      {...props}
      ref={trigger}
      onPointerEnter={(event) => {
        props.onPointerEnter?.(event);
        parts.preload();
      }}
      onPointerDown={(event) => {
        if (props.disabled || event.button !== 0 || event.ctrlKey) return;
        isByKey.current = false;
        setOpen(!isOpen);
        // What opens takes the focus.
        if (!isOpen) event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (props.disabled || !["Enter", " ", "ArrowDown"].includes(event.key)) return;
        isByKey.current = true;
        setOpen(event.key === "ArrowDown" || !isOpen);
        event.preventDefault();
      }}
    />
  );
}

export function DropdownMenuContent(props: ComponentProps<Parts["Content"]>) {
  const { wasOpen } = useOverlay();
  if (!wasOpen) return null;
  return (
    <Suspense fallback={null}>
      <Content {...props} />
    </Suspense>
  );
}

function Content(props: ComponentProps<Parts["Content"]>) {
  const Part = parts.usePart().Content;
  return <Part {...props} />;
}

export function DropdownMenuItem(props: ComponentProps<Parts["Item"]>) {
  const { Item } = parts.usePart();
  return <Item {...props} />;
}

export function DropdownMenuRadioGroup(props: ComponentProps<Parts["RadioGroup"]>) {
  const { RadioGroup } = parts.usePart();
  return <RadioGroup {...props} />;
}

export function DropdownMenuRadioItem(props: ComponentProps<Parts["RadioItem"]>) {
  const { RadioItem } = parts.usePart();
  return <RadioItem {...props} />;
}

export function DropdownMenuCheckboxItem(props: ComponentProps<Parts["CheckboxItem"]>) {
  const { CheckboxItem } = parts.usePart();
  return <CheckboxItem {...props} />;
}

export function DropdownMenuLabel(props: ComponentProps<Parts["Label"]>) {
  const { Label } = parts.usePart();
  return <Label {...props} />;
}

export function DropdownMenuSeparator() {
  const { Separator } = parts.usePart();
  return <Separator />;
}
