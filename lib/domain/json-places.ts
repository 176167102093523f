import { pointerTo } from "./event-schema/violation";

export interface JsonPlace {
  start: number;
  end: number;
  /** Where the key begins that leads to the value; of list items and the whole, the value itself. */
  keyStart: number;
}

/** Where in a JSON text each value stands, by its pointer. The text must be JSON; of two equal keys the last counts. */
export function jsonPlaces(text: string): Map<string, JsonPlace> {
  const places = new Map<string, JsonPlace>();
  readValue(text, 0, { pointer: "", keyStart: null, places });
  return places;
}

interface Target {
  pointer: string;
  keyStart: number | null;
  places: Map<string, JsonPlace>;
}

const blank = /[ \t\n\r]*/y;
const string = /"(?:[^"\\]|\\.)*"/y;
const scalar = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text) ? pattern.lastIndex : at;
}

/** Gives the place behind the value. */
function readValue(text: string, from: number, { pointer, keyStart, places }: Target): number {
  const start = skip(blank, text, from);
  const open = text[start];
  const end =
    open === "{"
      ? readMembers(text, start, { pointer, places })
      : open === "["
        ? readItems(text, start, { pointer, places })
        : skip(scalar, text, start);
  places.set(pointer, { start, end, keyStart: keyStart ?? start });
  return end;
}

type Parent = Pick<Target, "pointer" | "places">;

function readMembers(text: string, start: number, { pointer, places }: Parent): number {
  let at = skip(blank, text, start + 1);
  while (text[at] === '"') {
    const keyStart = at;
    const keyEnd = skip(string, text, at);
    const name: unknown = JSON.parse(text.slice(keyStart, keyEnd));
    const colon = skip(blank, text, keyEnd);
    const end = readValue(text, colon + 1, { pointer: pointerTo(pointer, String(name)), keyStart, places });
    at = skip(blank, text, end);
    if (text[at] === ",") at = skip(blank, text, at + 1);
  }
  return at + 1;
}

function readItems(text: string, start: number, { pointer, places }: Parent): number {
  let at = skip(blank, text, start + 1);
  for (let item = 0; at < text.length && text[at] !== "]"; item++) {
    const end = readValue(text, at, { pointer: pointerTo(pointer, item), keyStart: null, places });
    at = skip(blank, text, end);
    if (text[at] === ",") at = skip(blank, text, at + 1);
  }
  return at + 1;
}
