"use client";

import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button";

export interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Beside the title: previous, next, open as a page. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One thing of a list, over its right edge, while the list stays where it is; on a phone the whole screen. */
export function DrawerPanel({ open, onOpenChange, title, actions, children }: DrawerProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-black/25" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-50 flex w-full animate-drawer-in flex-col border-l border-line bg-canvas shadow-overlay outline-none sm:w-[min(640px,92vw)]"
        >
          <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-4">
            <Radix.Title className="min-w-0 truncate text-[14px] font-semibold">{title}</Radix.Title>
            <div className="ml-auto flex shrink-0 items-center gap-1">
              {actions}
              <Radix.Close asChild>
                <Button variant="ghost" icon aria-label="Close">
                  <X className="size-4" aria-hidden />
                </Button>
              </Radix.Close>
            </div>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
