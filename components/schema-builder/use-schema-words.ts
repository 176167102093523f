"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { changeEventSchema } from "@/lib/client/event-schema-draft-queries";
import { type DraftPlace, keepWords, readWords } from "@/lib/client/event-schema-draft-store";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";
import { eventNameProblem } from "@/lib/domain/event-schema/event-name";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";

const restMs = 900;

interface Words {
  name?: string;
  description?: string;
}

/** Name and description: saved by themselves, kept in this browser until they are. */
export function useSchemaWords(schema: EventSchemaRecord, place: DraftPlace) {
  const queryClient = useQueryClient();
  // Only what differs from the record: what others change shows through.
  const [typed, setTyped] = useState<Words>(() => readWords(place));
  const [isNameLeft, setNameLeft] = useState(false);
  const latest = useRef({ typed, schema });
  useEffect(() => {
    latest.current = { typed, schema };
  });
  useEffect(() => keepWords(place, typed), [place, typed]);

  const change = useMutation({
    mutationFn: (words: Words) => changeEventSchema(place.project, place.schema, words),
    onSuccess: (record, saved) => {
      const { queryKey } = eventSchemaQuery(place.project, place.schema);
      queryClient.setQueryData(queryKey, record);
      setTyped((now) => ({
        name: now.name === saved.name ? undefined : now.name,
        description: now.description === saved.description ? undefined : now.description,
      }));
    },
  });
  const { mutate } = change;

  const saveName = useCallback(() => {
    setNameLeft(true);
    const { typed: words, schema: known } = latest.current;
    const name = words.name?.normalize("NFC");
    if (name === undefined || name === known.name || eventNameProblem(name) !== null) return;
    mutate({ name: words.name });
  }, [mutate]);
  const saveDescription = useCallback(() => {
    const { typed: words, schema: known } = latest.current;
    if (words.description === undefined || words.description === (known.description ?? "")) return;
    mutate({ description: words.description });
  }, [mutate]);

  useEffect(() => {
    if (typed.description === undefined) return;
    const timer = setTimeout(saveDescription, restMs);
    return () => clearTimeout(timer);
  }, [typed.description, saveDescription]);

  const name = typed.name ?? schema.name;
  const refused = change.error && change.variables;
  return {
    name,
    description: typed.description ?? schema.description ?? "",
    nameProblem: isNameLeft && eventNameProblem(name) ? eventNameProblem(name) : problemOf("name"),
    descriptionProblem: problemOf("description"),
    typeName: (text: string) => setTyped((now) => ({ ...now, name: text })),
    typeDescription: (text: string) => setTyped((now) => ({ ...now, description: text })),
    saveName,
    saveDescription,
  };

  /** What the server said of this very text. */
  function problemOf(key: keyof Words): string | null {
    if (!refused || refused[key] === undefined || refused[key] !== typed[key]) return null;
    return `Not saved: ${change.error?.message ?? ""}`;
  }
}
