import { pointerParts, pointerTo } from "@/lib/domain/event-schema/violation";
import type { MendOperation } from "@/lib/domain/rejected/mend";

export type OperationKind = MendOperation["op"];

/** A change as it is being written: what was typed stays, also where the kind has no use for it just now. */
export interface OperationDraft {
  id: number;
  kind: OperationKind;
  path: string;
  to: string;
  value: string;
  from: string;
  offset: string;
}

export const operationWords: Record<OperationKind, string> = {
  rename: "Rename a property",
  move: "Move a value elsewhere",
  to_number: "Turn into a number",
  to_text: "Turn into text",
  to_boolean: "Turn into true or false",
  to_date: "Turn into a date",
  to_datetime: "Turn into a date and time",
  set_default: "Fill in where it is missing",
  set: "Set to one value",
  replace: "Replace one value by another",
  remove: "Remove a property",
};

export const operationKinds = Object.keys(operationWords) as OperationKind[];

/** `metadata.items[].price`, as people write a place; as a pointer where a name has dots of its own. */
export function shownPath(pointer: string): string {
  const parts = pointerParts(pointer);
  if (parts.some((part) => part === "" || /[.[\]/]/.test(part))) return pointer;
  return parts.map((part, at) => (part === "*" ? "[]" : at === 0 ? part : `.${part}`)).join("");
}

export function pointerOf(path: string): string {
  const text = path.trim();
  if (text.startsWith("/")) return text;
  const parts = text.replaceAll(/\[(\d*)\]/g, (_, at: string) => `.${at || "*"}`).split(".");
  return parts.filter((part) => part !== "").reduce<string>((pointer, part) => pointerTo(pointer, part), "");
}

/** A number, true, false, null, a list or an object as JSON writes them; everything else is text. */
export function typedValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The change that is meant, or what is missing to say it. */
export function operationOf(draft: OperationDraft): { operation: MendOperation } | { missing: string } {
  const pointer = pointerOf(draft.path);
  if (pointer === "") return { missing: "Say which property." };
  const { kind } = draft;
  switch (kind) {
    case "rename":
      return draft.to.trim() === ""
        ? { missing: "Say its new name." }
        : { operation: { op: kind, pointer, to: draft.to.trim() } };
    case "move": {
      if (pointerParts(pointer).includes("*")) return { missing: "A value in a list cannot be moved out of it." };
      const to = pointerOf(draft.to);
      return to === "" ? { missing: "Say where it belongs." } : { operation: { op: kind, pointer, to } };
    }
    case "to_datetime":
      return { operation: { op: kind, pointer, ...(draft.offset && { offset: draft.offset }) } };
    case "set":
    case "set_default":
      return draft.value === ""
        ? { missing: "Say the value." }
        : { operation: { op: kind, pointer, value: typedValue(draft.value) as never } };
    case "replace":
      return draft.from === "" || draft.value === ""
        ? { missing: "Say both values." }
        : {
            operation: {
              op: kind,
              pointer,
              from: typedValue(draft.from) as never,
              to: typedValue(draft.value) as never,
            },
          };
    default:
      return { operation: { op: kind, pointer } };
  }
}

let lastId = 0;

export function draftOf(operation: MendOperation | null, path = ""): OperationDraft {
  lastId += 1;
  const empty = { id: lastId, kind: "rename" as OperationKind, path, to: "", value: "", from: "", offset: "" };
  if (!operation) return empty;
  const draft = { ...empty, kind: operation.op, path: shownPath(operation.pointer) };
  if (operation.op === "rename") return { ...draft, to: operation.to };
  if (operation.op === "move") return { ...draft, to: shownPath(operation.to) };
  if (operation.op === "replace")
    return { ...draft, from: writtenValue(operation.from), value: writtenValue(operation.to) };
  if (operation.op === "set" || operation.op === "set_default")
    return { ...draft, value: writtenValue(operation.value) };
  return draft;
}

/** As it has to be typed to be read as the same. */
function writtenValue(value: unknown): string {
  return typeof value === "string" && typedValue(value) === value ? value : JSON.stringify(value);
}

/** Where something stands in the bodies, for the list that typing offers. */
export function pathsIn(body: unknown, pointer = ""): string[] {
  if (typeof body !== "object" || body === null) return pointer === "" ? [] : [pointer];
  const below = Array.isArray(body)
    ? body.slice(0, 20).flatMap((item) => pathsIn(item, `${pointer}/*`))
    : Object.entries(body).flatMap(([name, item]) => pathsIn(item, pointerTo(pointer, name)));
  const own = pointer === "" || pointer.endsWith("/*") ? [] : [pointer];
  return [...new Set([...own, ...below])];
}
