import { pointerParts } from "../event-schema/violation";
import type { BodyViolation } from "../ingest/refusal";
import type { MendOperation } from "./mend";

interface Told extends Pick<BodyViolation, "pointer" | "expected" | "found" | "suggestion"> {
  code: string;
}

/** The operation that probably mends this, as far as the violation says; null where a person has to know. */
export function suggestMend({ pointer: given, code, expected, found, suggestion = "" }: Told): MendOperation | null {
  const pointer = given.replaceAll(/\/\d+(?=\/|$)/g, "/*");
  const names = [...suggestion.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  // What was shortened to be shown is no name any more.
  if (names.some((name) => name.includes("…"))) return null;
  const [first, second] = names;
  switch (code) {
    case "type":
      return castTo(expected, pointer);
    case "required":
      return first && second ? { op: "rename", pointer: sibling(pointer, first), to: second } : null;
    case "unknown_property":
      return first ? { op: "rename", pointer, to: first } : { op: "remove", pointer };
    case "allowed_values":
      return first ? replacing(pointer, found, first) : null;
    case "unknown_event":
      return replacing(pointer, found, /^did you mean (.+)\?$/i.exec(suggestion)?.[1]?.replaceAll("`", "") ?? null);
    default:
      return null;
  }
}

const casts: [begins: string, op: "to_number" | "to_text" | "to_boolean" | "to_datetime" | "to_date"][] = [
  ["a number", "to_number"],
  ["a whole number", "to_number"],
  ["true or false", "to_boolean"],
  ["a date and time", "to_datetime"],
  ["a date", "to_date"],
  ["text", "to_text"],
];

function castTo(expected: string, pointer: string): MendOperation | null {
  const cast = casts.find(([begins]) => expected.startsWith(begins));
  return cast ? { op: cast[1], pointer } : null;
}

function replacing(pointer: string, found: string, to: string | null): MendOperation | null {
  if (to === null || to === "") return null;
  try {
    const from: unknown = JSON.parse(found);
    return typeof from === "string" ? { op: "replace", pointer, from, to } : null;
  } catch {
    return null;
  }
}

function sibling(pointer: string, name: string): string {
  const parts = pointerParts(pointer).slice(0, -1);
  return [...parts, name].map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
