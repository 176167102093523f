"use client";

import { Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface FilterPillProps {
  label: string;
  /** What it is set to, in words; null when it is not. */
  value: string | null;
  mono?: boolean;
  onClear: () => void;
  /** Gets the way to close, for choices that end with one. */
  children: (close: () => void) => ReactNode;
}

/** A filter: dashed while it is open to be set, solid with its value once it is. */
export function FilterPill({ label, value, mono, onClear, children }: FilterPillProps) {
  const [isOpen, setOpen] = useState(false);
  const isSet = value !== null;
  return (
    <div
      className={cx(
        "inline-flex h-7 max-w-full shrink-0 items-center rounded-md border text-[12.5px] transition-colors duration-120 pointer-coarse:h-9",
        isSet ? "border-accent-line bg-accent-soft" : "border-dashed border-line-strong hover:bg-hover",
      )}
    >
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger
          data-filter
          onKeyDown={(event) => {
            if (isSet && (event.key === "Delete" || event.key === "Backspace")) onClear();
          }}
          className="flex h-full min-w-0 items-center gap-1.5 rounded-md px-2"
        >
          {!isSet && <Plus className="size-3 text-faint" strokeWidth={2} aria-hidden />}
          <span className={isSet ? "text-accent-text" : "text-muted"}>{label}</span>
          {isSet && <span className={cx("truncate font-medium text-ink", mono && "mono")}>{value}</span>}
        </PopoverTrigger>
        <PopoverContent aria-label={`Filter by ${label.toLowerCase()}`}>
          {children(() => setOpen(false))}
        </PopoverContent>
      </Popover>
      {isSet && (
        <button
          type="button"
          aria-label={`Remove the filter ${label.toLowerCase()}`}
          onClick={onClear}
          className="grid h-full w-6 place-items-center rounded-md text-accent-text hover:text-ink pointer-coarse:w-9"
        >
          <X className="size-3" strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  );
}
