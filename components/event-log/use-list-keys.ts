"use client";

import { type RefObject, useEffect, useRef } from "react";

interface ListKeys {
  list: RefObject<HTMLElement | null>;
  isDrawerOpen: boolean;
  onEnd: () => void;
  onOpenPage: (href: string) => void;
  onPause: () => void;
  onHelp: () => void;
}

/** The list is worked by keys from anywhere on the page where nothing is being typed and no dialog is open. */
export function useListKeys(keys: ListKeys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (current.current.isDrawerOpen || isBusy(event.target)) return;
      if (!act(event, current.current)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("[role=dialog], [role=menu]")) return true;
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function act(event: KeyboardEvent, { list, onEnd, onOpenPage, onPause, onHelp }: ListKeys): boolean {
  const row = document.activeElement?.closest<HTMLElement>("[data-event-id]");
  const isElsewhere = !row && document.activeElement !== document.body && document.activeElement?.id !== "content";
  switch (event.key) {
    case "j":
      return move(list.current, row, 1, onEnd);
    case "k":
      return move(list.current, row, -1, onEnd);
    case "ArrowDown":
      return !isElsewhere && move(list.current, row, 1, onEnd);
    case "ArrowUp":
      return !isElsewhere && row !== null && row !== undefined && move(list.current, row, -1, onEnd);
    case "o": {
      const href = row?.querySelector("[data-event-row]")?.getAttribute("href");
      if (href) onOpenPage(href);
      return Boolean(href);
    }
    case "/": {
      const filter = document.querySelector<HTMLElement>("[data-filter]");
      filter?.focus();
      return filter !== null;
    }
    case "p":
      onPause();
      return true;
    case "?":
      onHelp();
      return true;
    default:
      return false;
  }
}

const nearTheEnd = 5;

function move(list: HTMLElement | null, row: HTMLElement | null | undefined, step: number, onEnd: () => void): boolean {
  const links = [...(list?.querySelectorAll<HTMLElement>("[data-event-row]") ?? [])];
  const at = row ? links.findIndex((link) => row.contains(link)) : -1;
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  if (at + step >= links.length - nearTheEnd) onEnd();
  return true;
}
