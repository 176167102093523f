import { openAnswer } from "./api";

interface Download {
  project: string;
  path: string;
  signal?: AbortSignal;
  onProgress?: (bytes: number) => void;
}

/** Fetches an answer and hands it to the browser as a file. A link could not name the project. */
export async function download({ project, path, signal, onProgress }: Download): Promise<void> {
  const response = await openAnswer(path, { project, signal: signal ?? new AbortController().signal });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    parts.push(read.value);
    bytes += read.value.length;
    onProgress?.(bytes);
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "download";
  const url = URL.createObjectURL(new Blob(parts, { type: response.headers.get("content-type") ?? "" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
