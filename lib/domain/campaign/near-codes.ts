import { codeKey } from "./code";

/** Longer codes have more neighbours than are worth asking for. */
const charactersMax = 24;
const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
/** Taken for one another by whoever reads a code aloud or off a picture. */
const lookAlikeGroups = ["0oq", "1il", "uv", "2z", "5s", "8b"];
const variantsMax = 256;

/**
 * Keys of codes that may have been meant: one character wrong, missing, too much or swapped with the next, and every way
 * to read those that look alike. All of them are looked up by the unique key, so none is missed however many codes there are.
 */
export function nearCodeKeys(text: string): string[] {
  const key = codeKey(text);
  const characters = [...key];
  if (characters.length < 3 || characters.length > charactersMax) return [];
  const near = new Set([...readings(characters), key.replaceAll(/[-_.\s]/g, "")]);
  for (const [at, character] of characters.entries()) {
    const before = characters.slice(0, at).join("");
    const after = characters.slice(at + 1).join("");
    near.add(before + after);
    near.add(before + (characters[at + 1] ?? "") + character + characters.slice(at + 2).join(""));
    for (const other of alphabet) {
      near.add(before + other + after);
      near.add(before + other + character + after);
    }
  }
  for (const other of alphabet) near.add(key + other);
  near.delete(key);
  return [...near];
}

function readings(characters: string[]): string[] {
  let read = [""];
  for (const character of characters) {
    const group = lookAlikeGroups.find((each) => each.includes(character));
    const choices = group && read.length * group.length <= variantsMax ? [...group] : [character];
    read = read.flatMap((start) => choices.map((choice) => start + choice));
  }
  return read;
}
