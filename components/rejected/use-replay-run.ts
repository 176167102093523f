"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { Selection } from "@/lib/client/rejected-queries";
import {
  forgetReplay,
  type ReplayRun,
  replayRunOf,
  startReplay,
  stopReplay,
  subscribeReplays,
} from "@/lib/client/replay-run";
import type { ReplayEffects } from "@/lib/domain/rejected/rejected-event";

export function useReplayRun(project: string, subject: string) {
  const client = useQueryClient();
  const run = useSyncExternalStore<ReplayRun | null>(
    subscribeReplays,
    () => replayRunOf(project, subject),
    () => null,
  );
  return {
    run,
    start: (selection: Selection, effects: ReplayEffects, total: number) =>
      void startReplay({ subject, project, selection, effects, total, client }),
    stop: () => stopReplay(project, subject),
    forget: () => forgetReplay(project, subject),
  };
}
