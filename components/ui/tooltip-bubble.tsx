"use client";

import * as Radix from "radix-ui/tooltip";
import type { ReactNode } from "react";
import { ListeningStandIn } from "./stand-in";

interface TooltipBubbleProps {
  element: HTMLElement;
  first: Event;
  delayMs: number;
  side?: "top" | "right" | "bottom" | "left";
  onClose: () => void;
  children: ReactNode;
}

export function TooltipBubble({ element, first, delayMs, side, onClose, children }: TooltipBubbleProps) {
  return (
    <Radix.Provider delayDuration={delayMs}>
      <Radix.Root onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Radix.Trigger asChild>
          <ListeningStandIn element={element} first={first} />
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-80 animate-fade-in rounded-md border border-line bg-overlay px-2 py-1 text-[12px] text-ink shadow-overlay"
          >
            {children}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
