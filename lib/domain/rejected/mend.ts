import { z } from "zod";
import { pointerParts } from "../event-schema/violation";
import { isSameJson } from "../json";
import { castToBoolean, castToNumber, castToText } from "./cast";
import { castToDate, castToDatetime, Offset } from "./cast-date";

/** A JSON pointer into the posted body; `*` stands for every item of a list. */
const Pointer = z
  .string()
  .max(500)
  .regex(/^(\/[^/]+)+$/, "must be a JSON pointer, such as /metadata/amount");

const Plain = Pointer.refine(
  (pointer) => !pointer.split("/").includes("*"),
  "must not reach into every item of a list",
);

const Name = z.string().min(1).max(300);

/** What a person may ask to be changed in many rejected events at once. Each leaves alone what it does not fit. */
export const MendOperation = z.discriminatedUnion("op", [
  /** Gives a property another name; not where one of that name is there already. */
  z.strictObject({ op: z.literal("rename"), pointer: Pointer, to: Name }),
  z.strictObject({ op: z.literal("to_number"), pointer: Pointer }),
  z.strictObject({ op: z.literal("to_text"), pointer: Pointer }),
  z.strictObject({ op: z.literal("to_boolean"), pointer: Pointer }),
  z.strictObject({ op: z.literal("to_date"), pointer: Pointer }),
  /** A time that says no offset is read with this one; without it, it is left alone. */
  z.strictObject({ op: z.literal("to_datetime"), pointer: Pointer, offset: Offset.optional() }),
  /** Takes a value to another place, making the objects on the way; not where something is already, nor out of a list. */
  z.strictObject({ op: z.literal("move"), pointer: Plain, to: Plain }),
  /** Sets it, whatever was there. */
  z.strictObject({ op: z.literal("set"), pointer: Pointer, value: z.json() }),
  /** Sets what is missing or null. */
  z.strictObject({ op: z.literal("set_default"), pointer: Pointer, value: z.json() }),
  /** Puts one value in the place of another: the name of an event, an allowed value. */
  z.strictObject({ op: z.literal("replace"), pointer: Pointer, from: z.json(), to: z.json() }),
  z.strictObject({ op: z.literal("remove"), pointer: Pointer }),
]);
export type MendOperation = z.infer<typeof MendOperation>;

type Entries = [string, unknown][];
/** What becomes of the object that holds the property; null leaves it as it is. */
type Edit = (entries: Entries, name: string) => Entries | null;

/**
 * The body after the operations, in the order given, and how many places they changed. The body given stays as it was,
 * properties keep their order, and what an operation does not fit is left alone: nothing is guessed.
 */
export function mendBody(body: unknown, operations: readonly MendOperation[]): { body: unknown; changes: number } {
  let changes = 0;
  let mended = body;
  for (const operation of operations) {
    if (operation.op === "move") {
      const moved = movedTo(mended, operation);
      if (moved !== null) changes += 1;
      mended = moved ?? mended;
      continue;
    }
    mended = changeAt(mended, pointerParts(operation.pointer), (entries, name) => {
      const edited = edit(operation, entries, name);
      if (edited) changes += 1;
      return edited;
    });
  }
  return { body: mended, changes };
}

function changeAt(value: unknown, [part, ...rest]: string[], change: Edit): unknown {
  if (part === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const isThis = (at: number) => part === "*" || part === String(at);
    return rest.length === 0 ? value : value.map((item, at) => (isThis(at) ? changeAt(item, rest, change) : item));
  }
  const entries = Object.entries(value);
  if (rest.length === 0) {
    const edited = change(entries, part);
    // fromEntries makes own properties of whatever name, __proto__ included.
    return edited ? Object.fromEntries(edited) : value;
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, name === part ? changeAt(item, rest, change) : item]));
}

/** Null where there is nothing to move, or no room for it. */
function movedTo(body: unknown, { pointer, to }: { pointer: string; to: string }): unknown {
  let taken: { value: unknown } | null = null;
  const without = changeAt(body, pointerParts(pointer), (entries, name) => {
    const at = entries.findIndex(([each]) => each === name);
    if (at < 0) return null;
    taken = { value: entries[at]?.[1] };
    return entries.toSpliced(at, 1);
  });
  return taken === null ? null : putAt(without, pointerParts(to), (taken as { value: unknown }).value);
}

function putAt(body: unknown, [part, ...rest]: string[], value: unknown): unknown {
  if (part === undefined || typeof body !== "object" || body === null || Array.isArray(body)) return null;
  const entries = Object.entries(body);
  const at = entries.findIndex(([each]) => each === part);
  const below = at < 0 ? undefined : entries[at]?.[1];
  const isFree = below === undefined || below === null;
  if (rest.length === 0 && !isFree) return null;
  const put = rest.length === 0 ? value : putAt(isFree ? {} : below, rest, value);
  if (put === null && rest.length > 0) return null;
  return Object.fromEntries(at < 0 ? [...entries, [part, put]] : entries.with(at, [part, put]));
}

type EditOperation = Exclude<MendOperation, { op: "move" }>;

function edit(operation: EditOperation, entries: Entries, name: string): Entries | null {
  const at = entries.findIndex(([each]) => each === name);
  const value = at < 0 ? undefined : entries[at]?.[1];
  if (operation.op === "set") {
    if (at < 0) return [...entries, [name, operation.value]];
    return isSameJson(value, operation.value) ? null : entries.with(at, [name, operation.value]);
  }
  if (operation.op === "set_default") {
    if (value !== undefined && value !== null) return null;
    return at < 0 ? [...entries, [name, operation.value]] : entries.with(at, [name, operation.value]);
  }
  if (at < 0) return null;
  switch (operation.op) {
    case "remove":
      return entries.toSpliced(at, 1);
    case "rename":
      if (entries.some(([each]) => each === operation.to)) return null;
      return entries.with(at, [operation.to, value]);
    case "replace":
      return isSameJson(value, operation.from) ? entries.with(at, [name, operation.to]) : null;
    case "to_number":
      return replaced(entries, at, mapItems(value, castToNumber));
    case "to_text":
      return replaced(entries, at, mapItems(value, castToText));
    case "to_boolean":
      return replaced(entries, at, mapItems(value, castToBoolean));
    case "to_date":
      return replaced(entries, at, mapItems(value, castToDate));
    case "to_datetime":
      return replaced(
        entries,
        at,
        mapItems(value, (item) => castToDatetime(item, operation.offset ?? null)),
      );
  }
}

function replaced(entries: Entries, at: number, value: unknown): Entries | null {
  const [name, before] = entries[at] ?? [];
  return name === undefined || value === before ? null : entries.with(at, [name, value]);
}

/** A list is cast item by item; the same list comes back when none changed. */
function mapItems(value: unknown, cast: (value: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return cast(value);
  const items = value.map(cast);
  return items.some((item, at) => item !== value[at]) ? items : value;
}
