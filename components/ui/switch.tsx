"use client";

import type { ComponentProps } from "react";
import { cx } from "./class-names";

interface SwitchProps extends Omit<ComponentProps<"button">, "onClick"> {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** On or off at once; a choice that waits for "Save" is a checkbox. */
export function Switch({ checked, onCheckedChange, className, ...props }: SwitchProps) {
  const state = checked ? "checked" : "unchecked";
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      data-state={state}
      onClick={() => onCheckedChange(!checked)}
      className={cx(
        "inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-muted-soft px-0.5 transition-colors duration-120 disabled:opacity-50 data-[state=checked]:border-transparent data-[state=checked]:bg-accent",
        className,
      )}
      {...props}
    >
      <span
        data-state={state}
        className="size-3.5 rounded-full bg-muted transition-transform duration-120 data-[state=checked]:translate-x-4 data-[state=checked]:bg-white"
      />
    </button>
  );
}
