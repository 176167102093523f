import { type IdKind, publicId, storedId } from "@/lib/domain/id";
import { AppError } from "./errors";

/** Where a page of a list in order of time ended: the moment and the id of its last row. */
export interface TimePlace {
  at: Date;
  id: string;
}

export function writeTimeCursor(kind: IdKind, { at, id }: TimePlace): string {
  return `${at.getTime()}.${publicId(kind, id)}`;
}

export function readTimeCursor(kind: IdKind, text: string | undefined): TimePlace | null {
  if (text === undefined) return null;
  const [ms = "", id = ""] = text.split(".");
  const stored = storedId(kind, id);
  const at = new Date(/^\d{1,15}$/.test(ms) ? Number(ms) : Number.NaN);
  if (!stored || Number.isNaN(at.getTime())) throw badCursor();
  return { at, id: stored };
}

/** For lists in order of their ids. */
export function readIdCursor(kind: IdKind, text: string | undefined): string | null {
  if (text === undefined) return null;
  const stored = storedId(kind, text);
  if (!stored) throw badCursor();
  return stored;
}

export function badCursor(): AppError {
  return new AppError("invalid_query_params", { details: "query /cursor: take it from nextCursor of the page before" });
}
