import { auditChanges } from "./audit-change";
import type { AuditEntry, AuditThing } from "./audit-entry";
import { code, type Phrase, type PhrasePart, phrase, strong } from "./phrase";

/** What an entry tells, read for its sentence. */
export type Told = Pick<AuditEntry, "resource" | "related" | "before" | "after">;

export function at(side: unknown, key: string): unknown {
  return typeof side === "object" && side !== null ? (side as Record<string, unknown>)[key] : undefined;
}

export function textAt(side: unknown, key: string): string | null {
  const value = at(side, key);
  return typeof value === "string" && value.trim() ? value : null;
}

export function listAt(side: unknown, key: string): string[] {
  const value = at(side, key);
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

const linked = {
  campaign: "campaign",
  customer: "customer",
  event: "event",
  event_schema: "schema",
  rejected_event: "rejected",
} as const;

const inMono = new Set(["code", "event", "event_schema", "rejected_event"]);

/** A link to its page where it has one that opens. */
export function thing({ kind, id, name, isThere }: AuditThing, stored: string | null = null): PhrasePart {
  const text = stored ?? name;
  if (isThere && kind in linked) return { kind: linked[kind as keyof typeof linked], text: text ?? id, id };
  return text && !inMono.has(kind) ? strong(text) : code(text ?? id);
}

export function subject({ resource, before, after }: Told): PhrasePart {
  return thing(resource, textAt(after, "name") ?? textAt(before, "name"));
}

export function renamed({ resource, before, after }: Told, what: string): Phrase | null {
  const [old, young] = [textAt(before, "name"), textAt(after, "name")];
  if (!old || !young || old === young) return null;
  const isMore = auditChanges(before, after).some(({ field }) => field !== "name");
  const names = phrase`${thing({ ...resource, isThere: false }, old)} to ${thing(resource, young)}`;
  return phrase`renamed ${what} ${names}${isMore ? ", and changed more of it" : ""}`;
}

export function counted(value: unknown, noun: string, nouns = `${noun}s`): string | null {
  if (typeof value !== "number" || value <= 0) return null;
  return `${value.toLocaleString("en-US")} ${value === 1 ? noun : nouns}`;
}
