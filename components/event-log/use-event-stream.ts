"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { ApiError } from "@/lib/client/api";
import type { EventListFilter } from "@/lib/client/event-queries";
import { followEvents } from "@/lib/client/event-stream";
import type { StreamNews } from "@/lib/domain/event/event-stream";

export type StreamState = { kind: "connecting" } | { kind: "live" } | { kind: "broken"; reason: string };

interface Stream {
  project: string;
  filter: EventListFilter;
  /** Where the list ended; null while there is no list, and nothing is followed. */
  from: string | null;
  onNews: (news: StreamNews) => void;
  onReset: () => void;
}

const againMs = { first: 1_000, max: 15_000 };

/** Follows the events while the page is looked at, and comes back by itself when the connection breaks. */
export function useEventStream({ project, filter, from, onNews, onReset }: Stream): StreamState {
  const client = useQueryClient();
  const isVisible = useIsVisible();
  const [state, setState] = useState<StreamState>({ kind: "connecting" });
  const handlers = useRef({ onNews, onReset });
  handlers.current = { onNews, onReset };
  const place = useRef<{ list: string | null; from: string | null }>({ list: null, from: null });
  if (place.current.list !== from) place.current = { list: from, from };

  useEffect(() => {
    // A tab that nobody looks at would keep one of the six connections that a browser has for a server.
    if (from === null || !isVisible) return;
    const abort = new AbortController();
    void keepFollowing();
    return () => abort.abort();

    async function keepFollowing() {
      for (let tries = 0; !abort.signal.aborted; tries++) {
        try {
          await followEvents({
            project,
            filter,
            place: place.current,
            signal: abort.signal,
            onOpen: () => {
              tries = 0;
              setState({ kind: "live" });
            },
            onNews: (news) => handlers.current.onNews(news),
            onReset: () => handlers.current.onReset(),
          });
        } catch (error) {
          if (abort.signal.aborted) return;
          if (error instanceof ApiError && !error.isTemporary) {
            setState({ kind: "broken", reason: error.message });
            // Whoever is signed out is sent to sign in by the next question.
            if (error.status === 401) await client.invalidateQueries({ queryKey: ["me"] });
            return;
          }
          const reason = error instanceof ApiError ? error.message : "The connection broke.";
          setState({ kind: "broken", reason });
        }
        await pause(Math.min(againMs.first * 2 ** tries, againMs.max), abort.signal);
      }
    }
  }, [project, filter, from, isVisible, client]);

  return state;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function useIsVisible(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener("visibilitychange", listener);
      return () => document.removeEventListener("visibilitychange", listener);
    },
    () => document.visibilityState === "visible",
    () => true,
  );
}
