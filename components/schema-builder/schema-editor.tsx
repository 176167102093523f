"use client";

import Link from "next/link";
import { useCallback, useDeferredValue, useMemo } from "react";
import { SchemaPreview } from "@/components/schema-preview/schema-preview";
import { PublishButton } from "@/components/schema-publish/publish-button";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { judgeDraft } from "@/lib/client/event-schema-draft-judge";
import { serverDraftOf } from "@/lib/client/event-schema-draft-session";
import { toast } from "@/lib/client/toast";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { roleMay } from "@/lib/domain/permission";
import { ConflictPanel } from "./conflict-panel";
import { DiscardButton } from "./discard-button";
import { DraftChip } from "./draft-chip";
import { DraftNotice } from "./draft-notice";
import { PoliciesCard } from "./policies-card";
import { PropertiesCard } from "./properties-card";
import { ReadOnlyNotice } from "./read-only-notice";
import { ReleaseNote } from "./release-note";
import { SaveState } from "./save-state";
import { SchemaTitle } from "./schema-title";
import { useDraftSaving } from "./use-draft-saving";
import { useDraftSession } from "./use-draft-session";
import { useRowActions } from "./use-row-actions";
import { useRowFocus } from "./use-row-focus";
import { useUndoKeys } from "./use-undo-keys";
import { UsedByCard } from "./used-by-card";

/** The heart: an event's properties, edited by keyboard, saved by themselves, and nobody's work lost. */
export function SchemaEditor({ schema }: { schema: EventSchemaRecord }) {
  const { project, me } = useShell();
  const isEditable = roleMay(project.role, "schemas:write") && schema.status !== "archived";
  const place = useMemo(
    () => ({ project: project.id, user: me.user.id, schema: schema.id }),
    [project.id, me.user.id, schema.id],
  );
  const open = useDraftSession(place, schema);
  const { session, dispatch } = open;
  const draft = session.history.present;
  const judged = useDeferredValue(draft);
  const judgement = useMemo(() => judgeDraft(judged, session.base.draft), [judged, session.base.draft]);
  const saving = useDraftSaving({
    ...open,
    project: project.id,
    schemaId: schema.id,
    judgement,
    isEditable,
    record: schema,
  });
  const { wishFocus } = useRowFocus(draft.rows);
  const actions = useRowActions({ draft, dispatch, wishFocus });
  useUndoKeys(isEditable, dispatch);

  const { save } = saving;
  const isInConflict = session.conflict !== null;
  const held = judgement.problems.length;
  const flush = useCallback(async () => {
    if (isInConflict) throw new Error("Somebody else changed this, too: choose first what holds.");
    if (held > 0)
      throw new Error(`Mend first what is marked: ${held === 1 ? "1 thing is" : `${held} things are`} not right yet.`);
    await save();
  }, [isInConflict, held, save]);

  const discarding = {
    schema,
    revision: session.base.revision,
    onDiscarded: (record: EventSchemaRecord) => dispatch({ kind: "discarded", server: serverDraftOf(record) }),
  };
  const definition = judgement.savable?.definition ?? null;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Event schemas", href: `/projects/${project.id}/schemas` },
          { label: schema.name, mono: true },
        ]}
      >
        <DraftChip schema={schema} definition={definition} />
        {schema.published && (
          <Button asChild variant="ghost" className="max-md:hidden">
            <Link href={`/projects/${project.id}/schemas/${schema.id}/history`}>History</Link>
          </Button>
        )}
        {isEditable && <DiscardButton {...discarding} className="max-sm:hidden" />}
        <PublishButton schema={schema} flush={flush} />
      </PageHeader>
      <PageBody>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
          <div className="flex min-w-0 flex-col gap-4">
            <SchemaTitle schema={schema} place={place} isEditable={isEditable}>
              {isEditable && (
                <div className="flex flex-wrap items-center gap-x-3">
                  <SaveState
                    phase={saving.phase}
                    judgement={judgement}
                    isKept={open.isKept}
                    onRetry={saving.saveQuietly}
                  />
                  <DiscardButton {...discarding} className="-ml-3 sm:hidden" />
                </div>
              )}
            </SchemaTitle>
            <ReadOnlyNotice schema={schema} isEditable={isEditable} />
            <ConflictPanel
              session={session}
              onChoose={(keep) => {
                dispatch({ kind: "chosen", keep });
                toast.success(
                  keep === "mine" ? "Yours is kept, on top of theirs" : "Theirs is taken. Undo brings yours back",
                );
              }}
            />
            <DraftNotice session={session} onDismiss={() => dispatch({ kind: "dismiss" })} />
            <ReleaseNote schema={schema} definition={definition} />
            <PropertiesCard
              schema={schema}
              session={session}
              dispatch={dispatch}
              judgement={judgement}
              isEditable={isEditable}
              actions={actions}
            />
            <PoliciesCard policies={draft.policies} isEditable={isEditable} onChange={actions.setPolicies} />
            <UsedByCard schema={schema} />
          </div>
          <aside aria-label="What follows from it" className="flex min-w-0 flex-col gap-4">
            {definition && <SchemaPreview schema={schema} definition={definition} />}
          </aside>
        </div>
      </PageBody>
    </>
  );
}
