"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useShell } from "@/components/shell/shell-context";
import { cx } from "@/components/ui/class-names";
import type { DraftPlace } from "@/lib/client/event-schema-draft-store";
import { asSentence } from "@/lib/client/event-schema-draft-words";
import { eventSchemaListQuery } from "@/lib/client/event-schema-queries";
import { type NearDuplicate, nearDuplicates } from "@/lib/domain/event-schema/event-name";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { useSchemaWords } from "./use-schema-words";

interface SchemaTitleProps {
  schema: EventSchemaRecord;
  place: DraftPlace;
  isEditable: boolean;
  children: ReactNode;
}

const field =
  "w-full rounded-md border border-transparent bg-transparent px-1.5 py-0.5 -mx-1.5 placeholder:text-subtle focus-visible:border-accent focus-visible:bg-surface focus-visible:outline-1 focus-visible:outline-accent aria-invalid:border-bad";

/** The event's name, which stays once apps may send it, and what it is for. */
export function SchemaTitle({ schema, place, isEditable, children }: SchemaTitleProps) {
  const { project } = useShell();
  const id = useId();
  const words = useSchemaWords(schema, place);
  const isNameFree = isEditable && schema.published === null;
  const { data: schemas } = useQuery({ ...eventSchemaListQuery(project.id), enabled: isNameFree });
  const others = (schemas?.data ?? []).filter((other) => other.id !== schema.id).map(({ name }) => name);
  const near = isNameFree ? nearDuplicates(words.name, others) : [];
  return (
    <div className="flex flex-col gap-1">
      {isNameFree ? (
        <>
          <h1 className="sr-only">{schema.name}</h1>
          <input
            aria-label="Name of the event"
            aria-invalid={words.nameProblem ? true : undefined}
            aria-describedby={`${id}-name`}
            data-own-undo
            value={words.name}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={(event) => words.typeName(event.target.value)}
            onBlur={words.saveName}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) words.saveName();
            }}
            className={cx(field, "mono !text-[20px] leading-7 font-semibold tracking-tight hover:border-line")}
          />
          <div id={`${id}-name`} className="flex flex-col gap-0.5 text-[12px]">
            {words.nameProblem && <p className="text-bad">{asSentence(words.nameProblem)}</p>}
            {near.length > 0 && <NearNames near={near} />}
          </div>
        </>
      ) : (
        <h1 className="mono min-w-0 !text-[20px] leading-7 font-semibold tracking-tight break-all">{schema.name}</h1>
      )}
      {isEditable ? (
        <textarea
          aria-label="Description of the event"
          aria-invalid={words.descriptionProblem ? true : undefined}
          data-own-undo
          rows={1}
          value={words.description}
          placeholder="When does it happen, and who sends it?"
          onChange={(event) => words.typeDescription(event.target.value)}
          onBlur={words.saveDescription}
          className={cx(
            field,
            "field-sizing-content max-w-[66ch] resize-none text-muted hover:border-line pointer-coarse:text-[16px]",
          )}
        />
      ) : (
        schema.description && <p className="max-w-[62ch] break-words text-muted">{schema.description}</p>
      )}
      {words.descriptionProblem && <p className="text-[12px] text-bad">{asSentence(words.descriptionProblem)}</p>}
      {children}
    </div>
  );
}

const likenessWords: Record<NearDuplicate["likeness"], string> = {
  same_letters: "another spelling of it",
  same_words: "the same words",
  one_letter_off: "one letter off",
};

function NearNames({ near }: { near: NearDuplicate[] }) {
  return (
    <p className="text-warn">
      There is already{" "}
      {near.slice(0, 3).map(({ name, likeness }, at) => (
        <span key={name}>
          {at > 0 && ", "}
          <bdi className="mono">{name}</bdi> ({likenessWords[likeness]})
        </span>
      ))}
      . Is it the same event?
    </p>
  );
}
