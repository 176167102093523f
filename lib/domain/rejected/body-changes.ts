import { pointerTo } from "../event-schema/violation";
import { shortened } from "../event-schema/violation-words";

export interface BodyChange {
  pointer: string;
  before?: unknown;
  after?: unknown;
}

const changesMax = 50;

/** Texts that decide what an event does and tell nothing of a person. */
const tellable = new Set(["/event", "/occurred_at", "/referral/code"]);

/**
 * What differs between two bodies, for the audit log. That log is never changed, so a text, which may be somebody's name,
 * is told by its length alone: its own copy would outlive her right to be forgotten. Numbers are what money hangs on.
 */
export function bodyChanges(before: unknown, after: unknown): BodyChange[] {
  const changes: BodyChange[] = [];
  collect(before, after, "", changes);
  return changes;
}

function collect(before: unknown, after: unknown, pointer: string, changes: BodyChange[]): void {
  if (changes.length >= changesMax || before === after) return;
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect(own(before, name), own(after, name), pointerTo(pointer, name), changes);
    }
    return;
  }
  changes.push({
    pointer: shortened(pointer, 200),
    ...side("before", before, pointer),
    ...side("after", after, pointer),
  });
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function side(name: "before" | "after", value: unknown, pointer: string): Partial<BodyChange> {
  return value === undefined ? {} : { [name]: told(value, pointer) };
}

function told(value: unknown, pointer: string): unknown {
  if (typeof value === "string") {
    return tellable.has(pointer) ? shortened(value, 100) : `text of ${[...value].length} characters`;
  }
  if (isBranch(value))
    return Array.isArray(value) ? `list of ${value.length}` : `object of ${Object.keys(value).length}`;
  return value;
}
