import { propertyTypes } from "@/lib/domain/event-schema/property-type";
import type { Draft, DraftRow } from "./event-schema-draft";

/** What this browser has and the server has not: on which revision it stands, and what that was. */
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

/** Of what is kept, a value of each kind; null stands for a text or nothing. */
const someRow: Record<keyof DraftRow, unknown> = {
  id: "",
  level: 1,
  name: "",
  type: "",
  list: false,
  required: false,
  constraints: {
    allowedValues: [""],
    min: "",
    max: "",
    minLength: "",
    maxLength: "",
    pattern: "",
    format: "",
    minItems: "",
    maxItems: "",
    uniqueItems: false,
  } satisfies DraftRow["constraints"],
  description: "",
  example: null,
  personalData: false,
  deprecated: false,
};
const someDraft = { rows: [someRow], policies: { unknownProperty: "", badValue: "" } };
const someUnsaved: Record<keyof UnsavedDraft, unknown> = { revision: 1, base: someDraft, mine: someDraft, at: "" };

function isLike(value: unknown, some: unknown): boolean {
  if (some === null) return value === null || typeof value === "string";
  if (Array.isArray(some)) return Array.isArray(value) && value.every((item) => isLike(item, some[0]));
  if (typeof some !== "object") return typeof value === typeof some;
  if (typeof value !== "object" || value === null) return false;
  const held: Record<string, unknown> = { ...value };
  return Object.entries(some).every(([key, part]) => isLike(held[key], part));
}

/** An earlier or later version of ours may have kept it: what this one could not show is no draft. */
function isUnsaved(stored: unknown): stored is UnsavedDraft {
  if (!isLike(stored, someUnsaved)) return false;
  const { base, mine } = stored as UnsavedDraft;
  return [...base.rows, ...mine.rows].every(({ type }) => propertyTypes.includes(type));
}

export function readUnsaved(place: DraftPlace): UnsavedDraft | null {
  try {
    const text = localStorage.getItem(keyOf(place));
    const stored: unknown = text === null ? null : JSON.parse(text);
    return isUnsaved(stored) ? stored : null;
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

interface UnsavedWords {
  name?: string;
  description?: string;
}

export function readWords(place: DraftPlace): UnsavedWords {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`${keyOf(place)}:words`) ?? "{}");
    const { name, description }: Record<keyof UnsavedWords, unknown> = Object(stored);
    return { ...(typeof name === "string" && { name }), ...(typeof description === "string" && { description }) };
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
