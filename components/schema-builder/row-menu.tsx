"use client";

import {
  ArrowDown,
  ArrowUp,
  Copy,
  Ellipsis,
  IndentDecrease,
  IndentIncrease,
  SlidersHorizontal,
  Trash2,
} from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import type { RowActions } from "./use-row-actions";

interface RowMenuProps {
  row: DraftRow;
  actions: RowActions;
  onDetails: () => void;
}

/** Everything that keys and the mouse's drag do, for who has neither at hand. */
export function RowMenu({ row, actions, onDetails }: RowMenuProps) {
  const hasActed = useRef(false);
  const acting = (act: () => void) => () => {
    hasActed.current = true;
    act();
  };
  // What was chosen says where the keyboard goes on; who chose nothing comes back here.
  const onCloseAutoFocus = (event: Event) => {
    if (hasActed.current) event.preventDefault();
    hasActed.current = false;
  };
  const entries = [
    { label: "Details", keys: "Alt ↵", icon: SlidersHorizontal, act: onDetails },
    { label: "Duplicate", keys: "Ctrl D", icon: Copy, act: () => actions.duplicate(row.id) },
    { label: "Move up", keys: "Alt ↑", icon: ArrowUp, act: () => actions.move(row.id, "up") },
    { label: "Move down", keys: "Alt ↓", icon: ArrowDown, act: () => actions.move(row.id, "down") },
    { label: "Into the object above", keys: "Alt →", icon: IndentIncrease, act: () => actions.move(row.id, "in") },
    { label: "Out of its object", keys: "Alt ←", icon: IndentDecrease, act: () => actions.move(row.id, "out") },
  ];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" icon small aria-label={`More about ${row.name || "the new property"}`}>
          <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" onCloseAutoFocus={onCloseAutoFocus}>
        {entries.map(({ label, keys, icon: Icon, act }) => (
          <DropdownMenuItem key={label} onSelect={acting(act)}>
            <Icon className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            {label}
            <span className="ml-auto pointer-coarse:hidden">
              <Kbd>{keys}</Kbd>
            </span>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={acting(() => actions.remove(row.id))} className="text-bad">
          <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
          Remove
          <span className="ml-auto pointer-coarse:hidden">
            <Kbd>Shift Del</Kbd>
          </span>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
