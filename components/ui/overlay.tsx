"use client";

import { createContext, type ReactNode, type RefObject, useContext, useId, useMemo, useRef, useState } from "react";

/**
 * What opens beside its trigger: the trigger is on the page from the beginning, what opens is loaded later, and both speak
 * through this.
 */
interface Overlay {
  isOpen: boolean;
  setOpen: (open: boolean) => void;
  /** Stays true once it was open: what is closing gives the focus back. */
  wasOpen: boolean;
  trigger: RefObject<HTMLButtonElement | null>;
  /** Whether a key opened it: then the first thing in it has the focus. */
  isByKey: RefObject<boolean>;
  triggerId: string;
  contentId: string;
}

const OverlayContext = createContext<Overlay | null>(null);

interface OverlayRootProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

export function OverlayRoot({ open, onOpenChange, children }: OverlayRootProps) {
  const [isOpenHere, setOpenHere] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const isByKey = useRef(false);
  const triggerId = useId();
  const contentId = useId();
  const isOpen = open ?? isOpenHere;
  if (isOpen && !wasOpen) setWasOpen(true);
  const overlay = useMemo<Overlay>(
    () => ({
      isOpen,
      setOpen: (next) => {
        setOpenHere(next);
        onOpenChange?.(next);
      },
      wasOpen,
      trigger,
      isByKey,
      triggerId,
      contentId,
    }),
    [isOpen, wasOpen, onOpenChange, triggerId, contentId],
  );
  return <OverlayContext value={overlay}>{children}</OverlayContext>;
}

export function useOverlay(): Overlay {
  const overlay = useContext(OverlayContext);
  if (!overlay) throw new Error("a trigger and what it opens are drawn inside one overlay");
  return overlay;
}
