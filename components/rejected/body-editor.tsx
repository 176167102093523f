"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useEdit } from "@/lib/client/edit";
import { bodyVerdictQuery, rejectedKey, storeMended } from "@/lib/client/rejected-queries";
import type { RejectedRecord, RejectedVerdict } from "@/lib/domain/rejected/rejected-event";
import { BodyTextarea } from "./body-textarea";
import { syntaxPlace } from "./syntax-place";
import { placesOf, type TextPlace } from "./violation-places";
import { Violations } from "./violations";

interface BodyEditorProps {
  project: string;
  event: RejectedRecord;
}

/** What is written here and not stored yet, so that looking at another page takes nothing away. */
const unsaved = new Map<string, string>();

const pauseMs = 300;

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** A body laid out for editing: what was mended before, or what came. Numbers that JavaScript would round stay as they were. */
function beginningOf({ body, mended }: RejectedRecord): string {
  if (mended) return laidOut(mended);
  return laidOut(body);
}

function laidOut({ isJson, json, text }: RejectedRecord["body"]): string {
  return isJson && !text.includes("\n") ? JSON.stringify(json, null, 2) : text;
}

export function BodyEditor({ project, event }: BodyEditorProps) {
  const beginning = beginningOf(event);
  const [text, setText] = useState(() => unsaved.get(event.id) ?? beginning);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const paused = usePaused(text);
  const verdict = useQuery({ ...bodyVerdictQuery(project, event.id, paused), placeholderData: keepPreviousData });
  const isFresh = paused === text && !verdict.isPlaceholderData;
  const isChanged = text !== beginning;
  const syntax = syntaxPlace(text);
  const places = placesIn(text, { syntax, verdict: isFresh ? verdict.data : undefined });
  const save = useEdit({
    send: (body: string | null) => storeMended(project, event.id, body),
    stale: [[...rejectedKey(project)]],
    done: ({ passes }, body) =>
      body === null
        ? "Back to the body that came."
        : passes
          ? "Mended. It is stored as an event once you replay it."
          : "Kept, though it would still be refused.",
    after: (_answer, body) => {
      unsaved.delete(event.id);
      if (body === null) setText(laidOut(event.body));
    },
  });
  const change = (next: string) => {
    setText(next);
    if (next === beginning) unsaved.delete(event.id);
    else unsaved.set(event.id, next);
  };
  const pick = (pointer: string) => {
    const place = places.find((each) => each.pointer === pointer);
    textarea.current?.focus();
    if (place) textarea.current?.setSelectionRange(place.start, place.end);
  };
  return (
    <TitledCard title="Mend">
      <BodyTextarea ref={textarea} label="Body as it should be" text={text} places={places} onChange={change} />
      <div aria-live="polite" className="border-t border-line px-4 py-3">
        {syntax ? (
          <button type="button" onClick={() => pick("")} className="rounded-sm text-left text-bad">
            {syntax.title}
          </button>
        ) : verdict.error ? (
          <p className="text-bad">{verdict.error.message}</p>
        ) : verdict.data ? (
          <VerdictWords verdict={verdict.data} isOld={!isFresh} onPick={pick} />
        ) : (
          <Skeleton className="h-4 w-64" />
        )}
      </div>
      {save.error && (
        <p role="alert" className="px-4 pb-2 text-bad">
          {save.error.message}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2.5">
        {event.mended && (
          <Button variant="ghost" disabled={save.isPending} onClick={() => save.mutate(null)}>
            <RotateCcw className="size-3.5" strokeWidth={1.75} aria-hidden />
            Back to what came
          </Button>
        )}
        <span className="ml-auto flex gap-2">
          {isChanged && <Button onClick={() => change(beginning)}>Undo changes</Button>}
          <Button variant="primary" disabled={!isChanged || save.isPending} onClick={() => save.mutate(text)}>
            {save.isPending ? "Mending…" : "Mend"}
          </Button>
        </span>
      </div>
    </TitledCard>
  );
}

export type EditorPlace = TextPlace & { pointer: string };

function placesIn(
  text: string,
  { syntax, verdict }: { syntax: TextPlace | null; verdict: RejectedVerdict | undefined },
): EditorPlace[] {
  if (syntax) return [{ ...syntax, pointer: "" }];
  const violations = verdict?.violations ?? [];
  return violations.length === 0
    ? []
    : placesOf(text, violations).map((place) => ({
        ...place,
        pointer: violations.find(({ sentence }) => sentence === place.title)?.pointer ?? "",
      }));
}

interface VerdictWordsProps {
  verdict: RejectedVerdict;
  isOld: boolean;
  onPick: (pointer: string) => void;
}

function VerdictWords({ verdict, isOld, onPick }: VerdictWordsProps) {
  return (
    <div className={isOld ? "opacity-60" : undefined}>
      {verdict.passes ? (
        <p className="flex items-center gap-2 font-medium text-good">
          <CircleCheck className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
          Would pass{verdict.schemaNumber !== null && ` by version ${verdict.schemaNumber}`}
          {verdict.marks.length > 0 && `, with ${verdict.marks.length} marked`}
        </p>
      ) : (
        <Violations violations={verdict.violations} onPick={onPick} />
      )}
    </div>
  );
}
