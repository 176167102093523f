"use client";

import { useEffect, useReducer, useState } from "react";
import {
  beginSession,
  type DraftSession,
  isSameDraft,
  type SessionAction,
  serverDraftOf,
  sessionAfter,
} from "@/lib/client/event-schema-draft-session";
import { type DraftPlace, forgetUnsaved, keepUnsaved, readUnsaved } from "@/lib/client/event-schema-draft-store";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";

export interface OpenSession {
  session: DraftSession;
  dispatch: (action: SessionAction) => void;
  /** Whether this browser keeps what the server has not. */
  isKept: boolean;
}

/** What is being edited, kept in this browser until the server has it. */
export function useDraftSession(place: DraftPlace, schema: EventSchemaRecord): OpenSession {
  const [session, dispatch] = useReducer(sessionAfter, null, () =>
    beginSession(serverDraftOf(schema), readUnsaved(place)),
  );
  const [isKept, setKept] = useState(true);
  const { base, history } = session;
  const { project, user, schema: schemaId } = place;

  useEffect(() => {
    const here = { project, user, schema: schemaId };
    if (isSameDraft(history.present, base.draft)) {
      forgetUnsaved(here);
      setKept(true);
      return;
    }
    const unsaved = { revision: base.revision, base: base.draft, mine: history.present, at: new Date().toISOString() };
    setKept(keepUnsaved(here, unsaved));
  }, [history.present, base, project, user, schemaId]);

  return { session, dispatch, isKept };
}
