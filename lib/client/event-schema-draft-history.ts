import type { Draft } from "./event-schema-draft";

const kept = 200;
const sameEditMs = 1_500;

/** What was edited, and the way back and forth. */
export interface DraftHistory {
  past: Draft[];
  present: Draft;
  future: Draft[];
  /** The field that is being typed into: its letters are one step. */
  last: { field: string; at: number } | null;
}

export function beginHistory(present: Draft): DraftHistory {
  return { past: [], present, future: [], last: null };
}

export function edited(history: DraftHistory, next: Draft, typed?: { field: string; at: number }): DraftHistory {
  if (next === history.present) return history;
  const isSameEdit =
    typed !== undefined && history.last?.field === typed.field && typed.at - history.last.at < sameEditMs;
  return {
    past: isSameEdit ? history.past : [...history.past.slice(1 - kept), history.present],
    present: next,
    future: [],
    last: typed ?? null,
  };
}

export function undone(history: DraftHistory): DraftHistory {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    last: null,
  };
}

export function redone(history: DraftHistory): DraftHistory {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future, last: null };
}

/** Somebody else's change under every step, so that going back takes back only what was done here. */
export function rebased(history: DraftHistory, rebase: (draft: Draft) => Draft): DraftHistory {
  return {
    past: history.past.map(rebase),
    present: rebase(history.present),
    future: history.future.map(rebase),
    last: null,
  };
}
