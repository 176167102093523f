"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "@/lib/client/api";
import { saveCampaignDraft } from "@/lib/client/campaign-draft-queries";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import type { DraftParts } from "@/lib/domain/campaign/form/values-of";
import { isSameJson } from "@/lib/domain/json";

export type SavePhase =
  | { kind: "saved"; at: string | null }
  | { kind: "waiting" | "saving" }
  | { kind: "failed"; error: Error };

interface Failure {
  error: Error;
  times: number;
  /** The same again waits longer, anything new is tried at once. */
  parts: DraftParts;
}

const restMs = 700;
const retryMs = [2_000, 5_000, 15_000, 30_000];

interface SavingOptions {
  project: string;
  draft: CampaignDraftRecord;
  /** What the fields say now. */
  parts: DraftParts;
  /** Read anew, when somebody else saved meanwhile. */
  readAgain: () => Promise<CampaignDraftRecord>;
}

export interface DraftSaving {
  phase: SavePhase;
  /** What the server has, with its revision. */
  base: CampaignDraftRecord;
  /** What it was sent: it may write the same in its own way. */
  held: DraftParts;
  /** What somebody else saved meanwhile; nothing is saved until one of the two is chosen. */
  conflict: CampaignDraftRecord | null;
  /** Resolves to the revision that has everything; of what the fields are about to say, if that is given. */
  save: (next?: DraftParts) => Promise<number>;
  saveQuietly: () => void;
  /** Mine goes on top of what is there now. */
  keepMine: () => void;
  take: (theirs: CampaignDraftRecord) => void;
  /** Nothing is saved from now on: the draft is gone. */
  stop: () => void;
}

/** Only what a draft says: names of what it refers to are the server's to tell. */
export function isSameDraft(one: DraftParts, other: DraftParts): boolean {
  return isSameJson(toldParts(one), toldParts(other));
}

function toldParts({ name, description, startsAt, endsAt, config }: DraftParts): unknown {
  const text = JSON.stringify({ name: name.trim(), description, startsAt, endsAt, config }, (key, value) =>
    isNamed(key, value) ? { id: value.id } : value,
  );
  return JSON.parse(text);
}

function isNamed(key: string, value: unknown): value is { id: string } {
  return (key === "campaign" || key === "trigger") && typeof value === "object" && value !== null;
}

/** Saves a moment after the last letter, tries again when it could not, and stops where somebody else was quicker. */
export function useDraftSaving(options: SavingOptions): DraftSaving {
  const { draft, parts } = options;
  const [base, setBase] = useState(draft);
  const [held, setHeld] = useState<DraftParts>(draft);
  const [conflict, setConflict] = useState<CampaignDraftRecord | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(draft.revision > 0 ? draft.updatedAt : null);
  const latest = useRef({ ...options, base, held, conflict });
  const inFlight = useRef<Promise<number> | null>(null);
  const isStopped = useRef(false);
  useEffect(() => {
    const { base: newest, held: sent } = latest.current;
    latest.current = { ...options, base: newest, held: sent, conflict };
  });

  const take = useCallback((theirs: CampaignDraftRecord, sent: DraftParts = theirs) => {
    latest.current = { ...latest.current, base: theirs, held: sent, conflict: null };
    setBase(theirs);
    setHeld(sent);
    setConflict(null);
    setFailure(null);
  }, []);

  const put = useCallback(
    async (next?: DraftParts): Promise<number> => {
      const now = { ...latest.current, ...(next && { parts: next }) };
      if (now.conflict) throw new Error("Somebody else changed this draft, too: choose first which of the two holds.");
      if (isStopped.current || isSameDraft(now.parts, now.held)) return now.base.revision;
      const { purpose, campaignId } = now.base;
      setSaving(true);
      try {
        const body = { ...now.parts, purpose, revision: now.base.revision };
        take(await saveCampaignDraft(now.project, campaignId, body), now.parts);
        setSavedAt(new Date().toISOString());
        return latest.current.base.revision;
      } catch (error) {
        if (!(error instanceof ApiError && error.key === "edit_conflict")) throw error;
        const theirs = await now.readAgain();
        // The answer to a save of ours may have been lost.
        if (isSameDraft(theirs, now.parts)) {
          take(theirs);
          return theirs.revision;
        }
        latest.current = { ...latest.current, conflict: theirs };
        setConflict(theirs);
        throw error;
      } finally {
        setSaving(false);
      }
    },
    [take],
  );

  const save = useCallback(
    async (next?: DraftParts): Promise<number> => {
      while (inFlight.current) await inFlight.current.catch(() => undefined);
      inFlight.current = put(next);
      try {
        return await inFlight.current;
      } catch (error) {
        const known = error instanceof Error ? error : new Error(String(error));
        if (!latest.current.conflict) {
          setFailure((before) => ({ error: known, times: (before?.times ?? 0) + 1, parts: latest.current.parts }));
        }
        throw known;
      } finally {
        inFlight.current = null;
      }
    },
    [put],
  );
  const saveQuietly = useCallback(() => void save().catch(() => undefined), [save]);

  const isDue = !conflict && !isSameDraft(parts, held);
  useEffect(() => {
    if (!isDue || isSaving || failure?.parts === parts) return;
    const timer = setTimeout(saveQuietly, restMs);
    return () => clearTimeout(timer);
  }, [isDue, isSaving, failure, parts, saveQuietly]);

  useEffect(() => {
    if (!failure || (failure.error instanceof ApiError && !failure.error.isTemporary)) return;
    const timer = setTimeout(saveQuietly, retryMs[failure.times - 1] ?? retryMs.at(-1));
    window.addEventListener("online", saveQuietly);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", saveQuietly);
    };
  }, [failure, saveQuietly]);

  // Whoever leaves for another page of ours need not wait for the timer.
  useEffect(() => saveQuietly, [saveQuietly]);

  const keepMine = useCallback(() => {
    if (latest.current.conflict) take(latest.current.conflict);
  }, [take]);
  const stop = useCallback(() => {
    isStopped.current = true;
  }, []);
  const phase: SavePhase = isSaving
    ? { kind: "saving" }
    : failure && isDue
      ? { kind: "failed", error: failure.error }
      : isDue
        ? { kind: "waiting" }
        : { kind: "saved", at: savedAt };
  return { phase, base, held, conflict, save, saveQuietly, keepMine, take, stop };
}
