import { codeKey, lookAlikes } from "./code";

/** What people put between letters and digits of a code. */
const alphabet = [..."abcdefghijklmnopqrstuvwxyz0123456789-_"];
/** Longer than any code that is typed by hand: what is longer is no slip. */
const lengthMax = 24;

/**
 * Every key that one slip of the hand makes of a code, the likeliest first: a look-alike, two neighbours swapped, a character
 * too many, too few, or wrong. Asked for by their index, so no code has to be compared with all that there are.
 */
export function slips(typed: string): string[] {
  const key = codeKey(typed);
  if (key.length < 3 || key.length > lengthMax) return [];
  const places = [...key].map((_, at) => at);
  const replaced = (at: number, by: string, length = 1) => key.slice(0, at) + by + key.slice(at + length);
  const made = [
    ...places.flatMap((at) => alikeOf(key.charAt(at)).map((by) => replaced(at, by))),
    ...places.slice(1).map((at) => replaced(at - 1, key.charAt(at) + key.charAt(at - 1), 2)),
    ...places.map((at) => replaced(at, "")),
    ...[...places, key.length].flatMap((at) => alphabet.map((by) => replaced(at, by, 0))),
    ...places.flatMap((at) => alphabet.map((by) => replaced(at, by))),
  ];
  return [...new Set(made)].filter((each) => each !== key);
}

const alike = lookAlikes("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ").map((group) => group.toLowerCase().split(" "));

function alikeOf(character: string): string[] {
  return alike.find((group) => group.includes(character))?.filter((each) => each !== character) ?? [];
}
