import type { ExportFormat } from "@/lib/domain/event/event-export";
import { openAnswer } from "./api";
import { type EventListFilter, eventFilterSearch } from "./event-queries";

interface Export {
  project: string;
  filter: EventListFilter;
  format: ExportFormat;
  signal: AbortSignal;
  onProgress: (bytes: number) => void;
}

/** Fetches what the filters let through and hands it to the browser as a file. A link could not name the project. */
export async function downloadEvents({ project, filter, format, signal, onProgress }: Export): Promise<void> {
  const search = eventFilterSearch(filter);
  search.set("format", format);
  const response = await openAnswer(`/api/events/export?${search}`, { project, signal });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    parts.push(read.value);
    bytes += read.value.length;
    onProgress(bytes);
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? `events.${format}`;
  const url = URL.createObjectURL(new Blob(parts, { type: response.headers.get("content-type") ?? "" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
