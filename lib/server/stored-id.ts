import { type IdKind, storedId } from "@/lib/domain/id";
import { notFound } from "./errors";

/** The stored id of what a path names; a text that is no such id is answered like one that does not exist. */
export function requireStoredId(kind: IdKind, resourceType: string, text: string): string {
  const id = storedId(kind, text);
  if (!id) throw notFound(resourceType, text.slice(0, 100));
  return id;
}
