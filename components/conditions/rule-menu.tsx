"use client";

import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from "lucide-react";
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
import type { RuleActions } from "./use-rule-actions";

export function RuleMenu({ label, actions }: { label: string; actions: RuleActions }) {
  const hasActed = useRef(false);
  const entries = [
    { name: "Duplicate", keys: "Ctrl D", icon: Copy, act: actions.duplicate },
    { name: "Move up", keys: "Alt ↑", icon: ArrowUp, act: () => actions.move("up") },
    { name: "Move down", keys: "Alt ↓", icon: ArrowDown, act: () => actions.move("down") },
  ];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          icon
          aria-label={`More about the condition on ${label}`}
          className="!w-7 pointer-coarse:!w-9"
        >
          <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        onCloseAutoFocus={(event) => {
          // What was chosen says where the keyboard goes on.
          if (hasActed.current) event.preventDefault();
          hasActed.current = false;
        }}
      >
        {entries.map(({ name, keys, icon: Icon, act }) => (
          <DropdownMenuItem
            key={name}
            onSelect={() => {
              hasActed.current = true;
              act();
            }}
          >
            <Icon className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            {name}
            <span className="ml-auto pointer-coarse:hidden">
              <Kbd>{keys}</Kbd>
            </span>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={actions.remove} className="text-bad">
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
