"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { downloadEvents } from "@/lib/client/event-export";
import type { EventListFilter } from "@/lib/client/event-queries";
import { toast } from "@/lib/client/toast";
import { type ExportFormat, exportedEventsMax } from "@/lib/domain/event/event-export";

const sizeWords = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
const countWords = new Intl.NumberFormat("en-GB").format(exportedEventsMax);

async function takeOut(project: string, filter: EventListFilter, format: ExportFormat) {
  const abort = new AbortController();
  const id = toast.loading("Writing the file…", { action: { label: "Stop", onClick: () => abort.abort() } });
  let told = 0;
  try {
    await downloadEvents({
      project,
      filter,
      format,
      signal: abort.signal,
      onProgress: (bytes) => {
        if (performance.now() - told < 200) return;
        told = performance.now();
        toast.loading(`Writing the file… ${sizeWords(bytes)}`, { id });
      },
    });
    toast.success("The file is downloaded", { id, action: undefined });
  } catch (error) {
    const description = error instanceof Error ? error.message : undefined;
    if (abort.signal.aborted) toast.info("The export was stopped", { id, action: undefined });
    else toast.error("The file could not be written", { id, description, action: undefined });
  }
}

/** What the filters show, as a file. */
export function ExportMenu({ project, filter }: { project: string; filter: EventListFilter }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" small>
          <Download className="size-3.5" strokeWidth={1.75} aria-hidden />
          Export
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-72">
        <DropdownMenuLabel>The events that the filters show, up to {countWords}, the newest first</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => void takeOut(project, filter, "csv")}>
          CSV
          <span className="ml-auto text-[12px] text-muted">for spreadsheets</span>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void takeOut(project, filter, "ndjson")}>
          NDJSON
          <span className="ml-auto text-[12px] text-muted">for programs</span>
        </DropdownMenuItem>
        {filter.name.length !== 1 && (
          <DropdownMenuLabel>Choose one event, and each of its properties gets a column of its own.</DropdownMenuLabel>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
