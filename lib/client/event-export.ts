import type { ExportFormat } from "@/lib/domain/event/event-export";
import { download } from "./download";
import { type EventListFilter, eventFilterSearch } from "./event-queries";

interface Export {
  project: string;
  filter: EventListFilter;
  format: ExportFormat;
  signal: AbortSignal;
  onProgress: (bytes: number) => void;
}

/** What the filters let through, as a file. */
export async function downloadEvents({ project, filter, format, signal, onProgress }: Export): Promise<void> {
  const search = eventFilterSearch(filter);
  search.set("format", format);
  await download({ project, path: `/api/events/export?${search}`, signal, onProgress });
}
