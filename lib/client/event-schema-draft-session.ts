import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { conflictSentence } from "@/lib/domain/event-schema/merge";
import { compareDefinitions } from "@/lib/domain/event-schema/versions";
import { isSameJson } from "@/lib/domain/json";
import { candidateOf, type Draft, draftOf } from "./event-schema-draft";
import { beginHistory, type DraftHistory, edited, rebased, redone, undone } from "./event-schema-draft-history";
import { definitionOf } from "./event-schema-draft-judge";
import { mergeDrafts } from "./event-schema-draft-merge";
import type { UnsavedDraft } from "./event-schema-draft-store";

/** What the server has, and who put it there. */
export interface ServerDraft {
  revision: number;
  draft: Draft;
  by: string | null;
  at: string | null;
}

/** Something that happened to the draft and was not done here. */
export type Notice =
  | { kind: "restored"; at: string }
  | { kind: "merged" | "replaced"; by: string | null; at: string | null; sentences: string[] };

/** One person's work on one draft, from opening the page on. */
export interface DraftSession {
  history: DraftHistory;
  base: Pick<ServerDraft, "revision" | "draft">;
  /** On its way to the server: an answer that got lost must not look like somebody else's change. */
  sent: Draft | null;
  /** What somebody else saved and cannot be put together with mine without asking. */
  conflict: ServerDraft | null;
  notice: Notice | null;
}

export type SessionAction =
  | { kind: "edit"; change: (draft: Draft) => Draft; typed?: { field: string; at: number } }
  | { kind: "undo" | "redo" | "dismiss" }
  | { kind: "sending"; draft: Draft }
  | { kind: "saved"; revision: number; draft: Draft }
  | { kind: "arrived"; server: ServerDraft }
  | { kind: "discarded"; server: ServerDraft }
  | { kind: "chosen"; keep: "mine" | "theirs" };

export function serverDraftOf({ revision, lastEdit, draft, published }: EventSchemaRecord): ServerDraft {
  const definition = draft ?? published?.definition;
  return {
    revision,
    draft: definition ? draftOf(definition) : { rows: [], policies: { unknownProperty: "accept", badValue: "reject" } },
    by: lastEdit?.by ?? null,
    at: lastEdit?.at ?? null,
  };
}

/** Begins with what this browser kept and the server has not, if there is such a thing. */
export function beginSession(server: ServerDraft, unsaved: UnsavedDraft | null): DraftSession {
  const fresh: DraftSession = {
    history: beginHistory(server.draft),
    base: server,
    sent: null,
    conflict: null,
    notice: null,
  };
  if (!unsaved || isSameDraft(unsaved.mine, server.draft)) return fresh;
  const restored: DraftSession = {
    ...fresh,
    history: edited(beginHistory(unsaved.base), unsaved.mine),
    base: { revision: unsaved.revision, draft: unsaved.base },
    notice: { kind: "restored", at: unsaved.at },
  };
  const session = sessionAfter(restored, { kind: "arrived", server });
  return session.conflict ? session : { ...session, notice: restored.notice };
}

export function sessionAfter(session: DraftSession, action: SessionAction): DraftSession {
  const { history } = session;
  switch (action.kind) {
    case "edit":
      return { ...session, history: edited(history, action.change(history.present), action.typed) };
    case "undo":
      return { ...session, history: undone(history) };
    case "redo":
      return { ...session, history: redone(history) };
    case "dismiss":
      return { ...session, notice: null };
    case "sending":
      return { ...session, sent: action.draft };
    case "saved":
      return { ...session, base: { revision: action.revision, draft: action.draft }, sent: null };
    case "arrived":
      return arrived(session, action.server);
    case "discarded":
      return {
        ...session,
        base: action.server,
        history: edited(history, action.server.draft),
        sent: null,
        conflict: null,
        notice: null,
      };
    case "chosen":
      return chosen(session, action.keep);
  }
}

function arrived(session: DraftSession, server: ServerDraft): DraftSession {
  if (server.revision <= (session.conflict ?? session.base).revision) return session;
  const { base, sent, history } = session;
  if (isSameDraft(server.draft, base.draft)) return { ...session, base: { ...base, revision: server.revision } };
  if (sent && isSameDraft(server.draft, sent)) {
    return { ...session, base: { revision: server.revision, draft: sent }, sent: null };
  }
  if (isSameDraft(server.draft, history.present)) return { ...session, base: server, sent: null, conflict: null };
  const rebase = rebaseOn(session, server);
  const { conflicts, hasPolicyConflict } = rebase(history.present);
  if (conflicts.length > 0 || hasPolicyConflict) return { ...session, sent: null, conflict: server };
  const isUntouched = isSameDraft(history.present, base.draft);
  return {
    history: rebased(history, (draft) => rebase(draft).draft),
    base: server,
    sent: null,
    conflict: null,
    notice: {
      kind: isUntouched ? "replaced" : "merged",
      by: server.by,
      at: server.at,
      sentences: changesBetween(base.draft, server.draft),
    },
  };
}

function rebaseOn({ base }: DraftSession, server: ServerDraft) {
  return (draft: Draft) => mergeDrafts({ base: base.draft, mine: draft, theirs: server.draft });
}

function chosen(session: DraftSession, keep: "mine" | "theirs"): DraftSession {
  const { conflict } = session;
  if (!conflict) return session;
  const rebase = rebaseOn(session, conflict);
  const mine = rebased(session.history, (draft) => rebase(draft).draft);
  // Theirs is a step like any other: going back brings mine again, on top of theirs.
  const history = keep === "mine" ? mine : edited(mine, conflict.draft);
  return { history, base: conflict, sent: null, conflict: null, notice: null };
}

/** What stands between mine and theirs, in sentences. */
export function conflictWords(session: DraftSession): { theirs: string[]; both: string[] } | null {
  const { conflict, base, history } = session;
  if (!conflict) return null;
  const { conflicts, hasPolicyConflict } = rebaseOn(session, conflict)(history.present);
  return {
    theirs: changesBetween(base.draft, conflict.draft),
    both: [
      ...conflicts.map(conflictSentence),
      ...(hasPolicyConflict ? ["Both of you changed what happens when an event does not fit."] : []),
    ],
  };
}

function changesBetween(before: Draft, after: Draft): string[] {
  const [was, is] = [definitionOf(before), definitionOf(after)];
  return was && is ? compareDefinitions(was, is).changes.map(({ sentence }) => sentence) : [];
}

/** Whether both say the same definition, however it was typed. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return one === other || isSameJson(candidateOf(one), candidateOf(other));
}
