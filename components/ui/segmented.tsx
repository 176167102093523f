"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { cx } from "./class-names";

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode }[];
  className?: string;
}

/** A few choices side by side, of which one always holds: one stop for the tab key, arrows go from choice to choice, Enter takes one. */
export function Segmented<Value extends string>({ label, value, onChange, options, className }: SegmentedProps<Value>) {
  const group = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const choices = [...(group.current?.querySelectorAll("button") ?? [])];
    const at = choices.findIndex((choice) => choice.matches(":focus"));
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: choices.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choices[(to + choices.length) % choices.length]?.focus();
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={cx("inline-flex h-8 rounded-md border border-line bg-muted-soft p-0.5 pointer-coarse:h-10", className)}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
          className="flex items-center gap-1.5 rounded px-2.5 text-[12.5px] font-medium text-muted transition-colors duration-120 hover:text-ink aria-checked:bg-raised aria-checked:text-ink aria-checked:shadow-card"
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
