import { z } from "zod";
import { DefinitionShape } from "@/lib/domain/event-schema/definition-shape";
import { PropertyType } from "@/lib/domain/event-schema/property";
import type { Draft } from "./event-schema-draft";

const DraftRow = z.object({
  id: z.string(),
  level: z.int().min(1),
  name: z.string(),
  type: PropertyType,
  list: z.boolean(),
  required: z.boolean(),
  constraints: z.object({
    allowedValues: z.array(z.string()),
    min: z.string(),
    max: z.string(),
    minLength: z.string(),
    maxLength: z.string(),
    pattern: z.string(),
    format: z.string(),
    minItems: z.string(),
    maxItems: z.string(),
    uniqueItems: z.boolean(),
  }),
  description: z.string(),
  example: z.string().nullable(),
  personalData: z.boolean(),
  deprecated: z.boolean(),
});

const StoredDraft = z.object({ rows: z.array(DraftRow), policies: DefinitionShape.shape.policies });

/** What this browser has and the server has not: on which revision it stands, and what that was. */
const UnsavedDraft = z.object({ revision: z.int(), base: StoredDraft, mine: StoredDraft, at: z.iso.datetime() });
export interface UnsavedDraft {
  revision: number;
  base: Draft;
  mine: Draft;
  at: string;
}

export interface DraftPlace {
  project: string;
  user: string;
  schema: string;
}

function keyOf({ project, user, schema }: DraftPlace): string {
  return `goodword-draft:${project}:${user}:${schema}`;
}

export function readUnsaved(place: DraftPlace): UnsavedDraft | null {
  try {
    const text = localStorage.getItem(keyOf(place));
    const stored = text === null ? null : UnsavedDraft.safeParse(JSON.parse(text));
    return stored?.success ? stored.data : null;
  } catch {
    // Storage that is refused, or holds what we did not write, holds no draft.
    return null;
  }
}

/** Whether the browser keeps it: storage may be full or refused. */
export function keepUnsaved(place: DraftPlace, unsaved: UnsavedDraft): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(unsaved));
    return true;
  } catch {
    return false;
  }
}

export function forgetUnsaved(place: DraftPlace): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // What cannot be removed could not be kept.
  }
}

const UnsavedWords = z.object({ name: z.string().optional(), description: z.string().optional() });
type UnsavedWords = z.infer<typeof UnsavedWords>;

export function readWords(place: DraftPlace): UnsavedWords {
  try {
    return UnsavedWords.parse(JSON.parse(localStorage.getItem(`${keyOf(place)}:words`) ?? "{}"));
  } catch {
    return {};
  }
}

export function keepWords(place: DraftPlace, words: UnsavedWords): void {
  const text = JSON.stringify(words);
  try {
    if (text === "{}") localStorage.removeItem(`${keyOf(place)}:words`);
    else localStorage.setItem(`${keyOf(place)}:words`, text);
  } catch {
    // The words stay on the page.
  }
}
