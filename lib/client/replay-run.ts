import type { QueryClient } from "@tanstack/react-query";
import type { ReplayEffects, ReplayedItem } from "@/lib/domain/rejected/rejected-event";
import { rejectedKey, replayPage, type Selection } from "./rejected-queries";

/** One going through the events of a problem, page by page. */
export interface ReplayRun {
  selection: Selection;
  effects: ReplayEffects;
  /** How many there were when it began. */
  total: number;
  items: readonly ReplayedItem[];
  state: "running" | "stopped" | "failed" | "done";
  error: string | null;
}

interface ReplayStart {
  /** What the run is about: a problem, or one event. */
  subject: string;
  project: string;
  selection: Selection;
  effects: ReplayEffects;
  total: number;
  client: QueryClient;
}

const pageSize = 100;

/**
 * Outside of the pages, so that a run goes on while its reader looks elsewhere in the app. What it has replayed is replayed
 * whatever becomes of it, because each event is settled on the server by itself: leaving half-way loses nothing, and
 * beginning anew takes what is left.
 */
const runs = new Map<string, ReplayRun>();
const stops = new Map<string, AbortController>();
let listeners: (() => void)[] = [];

export function subscribeReplays(listener: () => void): () => void {
  listeners = [...listeners, listener];
  return () => {
    listeners = listeners.filter((each) => each !== listener);
  };
}

const keyOf = (project: string, subject: string) => `${project} ${subject}`;

export function replayRunOf(project: string, subject: string): ReplayRun | null {
  return runs.get(keyOf(project, subject)) ?? null;
}

function change(key: string, next: Partial<ReplayRun>): void {
  const run = runs.get(key);
  if (run) runs.set(key, { ...run, ...next });
  for (const listener of listeners) listener();
}

export async function startReplay({ subject, project, client, ...start }: ReplayStart): Promise<void> {
  const key = keyOf(project, subject);
  if (runs.get(key)?.state === "running") return;
  const stop = new AbortController();
  stops.set(key, stop);
  runs.set(key, { ...start, items: [], state: "running", error: null });
  change(key, {});
  try {
    const isWhole = await replayPages(key, project, stop.signal);
    change(key, { state: isWhole ? "done" : "stopped" });
  } catch (error) {
    change(key, { state: "failed", error: error instanceof Error ? error.message : "That did not work." });
  }
  await Promise.all([
    client.invalidateQueries({ queryKey: [...rejectedKey(project)] }),
    client.invalidateQueries({ queryKey: ["events", project] }),
  ]);
}

/** Whether it came to the end. */
async function replayPages(key: string, project: string, stop: AbortSignal): Promise<boolean> {
  let cursor: string | null = null;
  for (let at = 0; ; at += pageSize) {
    const run = runs.get(key);
    // Between pages only: a page that was asked for is done to its end, so that its answer is seen.
    if (!run || stop.aborted) return false;
    const { selection, effects } = run;
    const part = "ids" in selection ? { ids: selection.ids.slice(at, at + pageSize) } : selection;
    const page = await replayPage(project, { selection: part, effects, cursor, limit: pageSize });
    change(key, { items: [...(runs.get(key)?.items ?? []), ...page.data] });
    const isLast = "ids" in selection ? at + pageSize >= selection.ids.length : page.nextCursor === null;
    if (isLast) return true;
    cursor = page.nextCursor;
  }
}

export function stopReplay(project: string, subject: string): void {
  stops.get(keyOf(project, subject))?.abort();
}

export function forgetReplay(project: string, subject: string): void {
  runs.delete(keyOf(project, subject));
  for (const listener of listeners) listener();
}
