"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Maximize2 } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";
import { ErrorState } from "@/components/ui/error-state";
import { eventQuery } from "@/lib/client/event-queries";
import { EventActions } from "./event-actions";
import { EventPageSkeleton } from "./event-page-skeleton";
import { EventView } from "./event-view";

interface EventDrawerProps {
  eventId: string;
  /** Of the list beside it, in its order. */
  ids: string[];
  onOpen: (id: string) => void;
  /** The last of the list is near. */
  onEnd: () => void;
  onClose: () => void;
}

const nearTheEnd = 3;

/** One event beside its list, which goes on by keys from one to the next. */
export function EventDrawer({ eventId, ids, onOpen, onEnd, onClose }: EventDrawerProps) {
  const { project } = useShell();
  const { data: event, error, refetch } = useQuery(eventQuery(project.id, eventId));
  const at = ids.indexOf(eventId);
  const before = at > 0 ? ids[at - 1] : undefined;
  const after = at >= 0 ? ids[at + 1] : ids[0];
  const page = useRef<HTMLAnchorElement>(null);

  function go(id: string | undefined) {
    if (id) onOpen(id);
    if (at >= ids.length - nearTheEnd) onEnd();
  }
  const goRef = useRef({ before: () => go(before), after: () => go(after) });
  goRef.current = { before: () => go(before), after: () => go(after) };

  useEffect(() => {
    // Enter opened the drawer, and Enter again opens the page. The dialog itself gives no link the focus.
    const frame = requestAnimationFrame(() => page.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  useEffect(() => {
    const onKeyDown = (key: KeyboardEvent) => {
      if (key.metaKey || key.ctrlKey || key.altKey || document.querySelector("[role=menu]")) return;
      if (key.key === "j") goRef.current.after();
      else if (key.key === "k") goRef.current.before();
      else if (key.key === "o") page.current?.click();
      else return;
      key.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  const actions = (
    <>
      <Button variant="ghost" icon asChild>
        <Link ref={page} href={`/projects/${project.id}/events/${eventId}`} aria-label="Open its page">
          <Maximize2 className="size-4" strokeWidth={1.75} aria-hidden />
        </Link>
      </Button>
      <Button variant="ghost" icon aria-label="Previous event (k)" disabled={!before} onClick={() => go(before)}>
        <ArrowUp className="size-4" strokeWidth={1.75} aria-hidden />
      </Button>
      <Button variant="ghost" icon aria-label="Next event (j)" disabled={!after} onClick={() => go(after)}>
        <ArrowDown className="size-4" strokeWidth={1.75} aria-hidden />
      </Button>
      {event && <EventActions event={event} />}
    </>
  );
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()} title="Event" actions={actions}>
      <div className="p-4">
        {event ? (
          <EventView event={event} project={project.id} heading="h3" />
        ) : error ? (
          <ErrorState title="The event could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <EventPageSkeleton />
        )}
      </div>
    </Drawer>
  );
}
