"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "@/lib/client/api";
import type { Draft } from "@/lib/client/event-schema-draft";
import type { Judgement } from "@/lib/client/event-schema-draft-judge";
import { saveDraft } from "@/lib/client/event-schema-draft-queries";
import { isSameDraft, serverDraftOf } from "@/lib/client/event-schema-draft-session";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import type { OpenSession } from "./use-draft-session";

export type SavePhase =
  | { kind: "saved"; at: string | null }
  | { kind: "waiting" | "saving" }
  | { kind: "failed"; error: Error };

interface Failure {
  error: Error;
  times: number;
  /** What could not be saved: the same again waits longer, anything new is tried at once. */
  draft: Draft | undefined;
}

const restMs = 700;
const retryMs = [2_000, 5_000, 15_000, 30_000];

interface SavingOptions extends OpenSession {
  project: string;
  schemaId: string;
  judgement: Judgement;
  isEditable: boolean;
  /** The record as it is polled. */
  record: EventSchemaRecord;
}

/** Saves what is sound a moment after the last letter, tries again when it could not, and hears of others' edits. */
export function useDraftSaving(options: SavingOptions) {
  const { session, dispatch, judgement, isEditable, record } = options;
  const queryClient = useQueryClient();
  const latest = useRef(options);
  const base = useRef(session.base);
  const inFlight = useRef<Promise<void> | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  useEffect(() => {
    latest.current = options;
    if (session.base.revision >= base.current.revision) base.current = session.base;
  });

  const { savable } = judgement;
  const isDue = isEditable && !session.conflict && savable !== null && !isSameDraft(savable.draft, session.base.draft);

  const put = useCallback(async () => {
    const { project, schemaId, judgement: judged, dispatch: tell } = latest.current;
    const due = judged.savable;
    if (!due || isSameDraft(due.draft, base.current.draft)) return;
    const { queryKey } = eventSchemaQuery(project, schemaId);
    setSaving(true);
    try {
      await queryClient.cancelQueries({ queryKey });
      tell({ kind: "sending", draft: due.draft });
      const { revision } = base.current;
      const saved = await saveDraft(project, schemaId, { revision, definition: due.definition });
      base.current = { revision: saved.revision, draft: due.draft };
      tell({ kind: "saved", ...base.current });
      queryClient.setQueryData(queryKey, saved);
      setSavedAt(new Date().toISOString());
      setFailure(null);
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) {
        const theirs = await queryClient.fetchQuery({ ...eventSchemaQuery(project, schemaId), staleTime: 0 });
        tell({ kind: "arrived", server: serverDraftOf(theirs) });
        throw error;
      }
      throw error;
    } finally {
      setSaving(false);
    }
  }, [queryClient]);

  const save = useCallback(async () => {
    while (inFlight.current) await inFlight.current.catch(() => undefined);
    inFlight.current = put();
    try {
      await inFlight.current;
    } catch (error) {
      const known = error instanceof Error ? error : new Error(String(error));
      // A conflict is shown as one, and what could be put together saves itself again.
      if (!(known instanceof ApiError && known.status === 409)) {
        const { draft } = latest.current.judgement.savable ?? {};
        setFailure((before) => ({ error: known, times: (before?.times ?? 0) + 1, draft }));
      }
      throw error;
    } finally {
      inFlight.current = null;
    }
  }, [put]);
  const saveQuietly = useCallback(() => void save().catch(() => undefined), [save]);

  const due = isDue ? savable.draft : null;
  useEffect(() => {
    if (!due || isSaving || failure?.draft === due) return;
    const timer = setTimeout(saveQuietly, restMs);
    return () => clearTimeout(timer);
  }, [due, isSaving, failure, saveQuietly]);

  useEffect(() => {
    if (!failure || (failure.error instanceof ApiError && !failure.error.isTemporary)) return;
    const timer = setTimeout(saveQuietly, retryMs[failure.times - 1] ?? retryMs.at(-1));
    window.addEventListener("online", saveQuietly);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", saveQuietly);
    };
  }, [failure, saveQuietly]);

  useEffect(() => {
    if (!isSaving && !inFlight.current) dispatch({ kind: "arrived", server: serverDraftOf(record) });
  }, [record, isSaving, dispatch]);

  // Whoever leaves for another page of ours need not wait for the timer.
  useEffect(() => saveQuietly, [saveQuietly]);

  return { phase: phaseOf({ isDue, isSaving, failure, savedAt }), save, saveQuietly };
}

function phaseOf(state: {
  isDue: boolean;
  isSaving: boolean;
  failure: { error: Error } | null;
  savedAt: string | null;
}): SavePhase {
  if (state.isSaving) return { kind: "saving" };
  if (state.failure && state.isDue) return { kind: "failed", error: state.failure.error };
  return state.isDue ? { kind: "waiting" } : { kind: "saved", at: state.savedAt };
}
