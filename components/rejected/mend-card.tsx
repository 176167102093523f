"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { useEdit } from "@/lib/client/edit";
import {
  mendPage,
  mendPreviewQuery,
  rejectedEventQuery,
  rejectedKey,
  type Selection,
} from "@/lib/client/rejected-queries";
import type { MendOperation } from "@/lib/domain/rejected/mend";
import type { MendedItems, RejectedGroup } from "@/lib/domain/rejected/rejected-event";
import { suggestMend } from "@/lib/domain/rejected/suggest-mend";
import { MendPreview } from "./mend-preview";
import { draftOf, type OperationDraft, operationOf, pathsIn, shownPath } from "./operation";
import { OperationFields } from "./operation-fields";
import { counted } from "./problem-words";

interface MendCardProps {
  project: string;
  problem: RejectedGroup;
  selection: Selection;
  scope: string;
}

/** Changes that are made to many bodies at once, shown on the real ones before anything is stored. */
export function MendCard(props: MendCardProps) {
  const { project, problem } = props;
  const sample = useQuery(rejectedEventQuery(project, problem.newestId));
  const body = sample.data?.mended?.json ?? sample.data?.body.json;
  const paths = useMemo(() => pathsIn(body), [body]);
  const [violation] = sample.data?.violations ?? [];
  if (!sample.data) return null;
  const suggested = violation ? suggestMend(violation) : null;
  if (!sample.data.body.isJson) return <Unreadable />;
  return <MendForm key={problem.problem} {...props} paths={paths} suggested={suggested} />;
}

function Unreadable() {
  return (
    <TitledCard title="Mend">
      <p className="p-4 text-muted">
        These bodies cannot be read as JSON, so they can be mended only one by one. Open one of the events below.
      </p>
    </TitledCard>
  );
}

const operationsMax = 20;

function MendForm({
  project,
  problem,
  selection,
  scope,
  paths,
  suggested,
}: MendCardProps & {
  paths: string[];
  suggested: MendOperation | null;
}) {
  const [drafts, setDrafts] = useState<OperationDraft[]>(() => [
    draftOf(suggested, problem.pointer === "" ? "metadata." : shownPath(problem.pointer)),
  ]);
  const read = drafts.map(operationOf);
  const missing = read.flatMap((each) => ("missing" in each ? each.missing : []));
  const operations = read.flatMap((each) => ("operation" in each ? each.operation : []));
  const asked = useDeferredValue(JSON.stringify(operations));
  const isComplete = missing.length === 0;
  const preview = useQuery({
    ...mendPreviewQuery(project, selection, JSON.parse(asked) as MendOperation[]),
    enabled: isComplete && operations.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const edit = useEdit({
    send: () => mendAll(project, selection, operations),
    stale: [[...rejectedKey(project)]],
    done: (mended) => `${counted(mended)} mended. Nothing is stored as an event until you replay.`,
  });
  const change = (id: number, next: Partial<OperationDraft>) =>
    setDrafts(drafts.map((draft) => (draft.id === id ? { ...draft, ...next } : draft)));
  const wouldMend = isComplete && preview.data ? preview.data.mended : 0;
  return (
    <TitledCard title={`Mend ${scope}`}>
      <div className="flex flex-col gap-3 p-4">
        <ul aria-label="Changes" className="flex flex-col gap-2">
          {drafts.map((draft, at) => (
            <OperationFields
              key={draft.id}
              draft={draft}
              number={at + 1}
              paths={paths}
              onChange={(next) => change(draft.id, next)}
              onRemove={drafts.length > 1 ? () => setDrafts(drafts.filter(({ id }) => id !== draft.id)) : null}
            />
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="ghost"
            small
            disabled={drafts.length >= operationsMax}
            onClick={() => setDrafts([...drafts, draftOf(null, "metadata.")])}
          >
            <Plus className="size-3.5" strokeWidth={1.75} aria-hidden />
            Another change
          </Button>
          <span className="text-[12px] text-muted">
            {missing[0] ?? "One after the other; what a change does not fit stays as it is."}
          </span>
          <Button
            variant="primary"
            className="ml-auto"
            disabled={!isComplete || wouldMend === 0 || edit.isPending || preview.isPlaceholderData}
            onClick={() => edit.mutate()}
          >
            {edit.isPending ? "Mending…" : wouldMend > 0 ? `Mend ${counted(wouldMend)}` : "Mend"}
          </Button>
        </div>
        {(edit.error ?? (isComplete && preview.error)) && (
          <p role="alert" className="text-bad">
            {(edit.error ?? preview.error)?.message}
          </p>
        )}
      </div>
      {isComplete && preview.data && <MendPreview items={preview.data} isOld={preview.isPlaceholderData} />}
    </TitledCard>
  );
}

/** Page by page: a mended body is stored at once, and going over it again changes nothing. */
async function mendAll(project: string, selection: Selection, operations: MendOperation[]): Promise<number> {
  let cursor: string | null = null;
  let mended = 0;
  do {
    const page: MendedItems = await mendPage(project, { selection, operations, preview: false, cursor });
    mended += page.mended;
    cursor = page.nextCursor;
  } while (cursor);
  return mended;
}
