"use client";

import { Braces, Ellipsis, Hash, Link2, Terminal } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/lib/client/toast";
import { curlOfEvent } from "@/lib/domain/curl";
import type { EventRecord } from "@/lib/domain/event/event-record";
import { eventRequest } from "@/lib/domain/event/event-request";

async function copy(text: string, what: string) {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(`${what} copied`);
  } catch {
    toast.error("The browser did not allow copying here.");
  }
}

/** Of the event's own page, also where it stands open beside a list. */
function linkOf(id: string): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname.replace(/\/events\b.*$/, "")}/events/${id}`;
}

export function EventActions({ event }: { event: EventRecord }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" icon aria-label="More about this event">
          <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => void copy(event.id, "Id")}>
          <Hash className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
          Copy id
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void copy(linkOf(event.id), "Link")}>
          <Link2 className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
          Copy link
        </DropdownMenuItem>
        <DropdownMenuItem
          onSelect={() => void copy(curlOfEvent(eventRequest(event), window.location.origin), "Command")}
        >
          <Terminal className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
          Copy as curl
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void copy(JSON.stringify(event, null, 2), "JSON")}>
          <Braces className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
          Copy everything as JSON
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
