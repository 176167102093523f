import { wordsIn } from "./code-word";
import type { CodePattern } from "./config";

/** Letters and digits that are not taken for one another: no 0/O, 1/I/L, U/V. */
export const unmistakableCharset = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** What two codes are compared by: compatibility forms unified, trimmed, letter case ignored. */
export function codeKey(code: string): string {
  return code.normalize("NFKC").trim().toLowerCase();
}

const drawsMax = 100;

/**
 * A code of the pattern that says nothing by chance. `randomBelow(n)` gives an integer in [0, n). Of an alphabet that can
 * hardly make any other, the last draw is taken.
 */
export function makeCode({ pattern, charset }: CodePattern, randomBelow: (bound: number) => number): string {
  const characters = [...charset];
  const draw = () => pattern.replaceAll("#", () => characters[randomBelow(characters.length)] ?? "");
  const own = new Set(wordsIn(pattern));
  let code = draw();
  for (let draws = 1; draws < drawsMax && wordsIn(code).some((word) => !own.has(word)); draws++) code = draw();
  return code;
}

/** The same code each time for the same pattern: what one would look like. */
export function exampleCode(pattern: CodePattern): string {
  let at = 0;
  return makeCode(pattern, (bound) => {
    at += 1;
    return (at * 7 + 4 * bound + 3 * (at % 3)) % bound;
  });
}

/** Fewer than this many different codes are soon guessed, and soon used up. */
export const codeSpaceMin = 10_000;

/** How many different codes the pattern can make; a float, for it may be beyond any integer. */
export function codeSpace({ pattern, charset }: CodePattern): number {
  return new Set(charset).size ** (pattern.split("#").length - 1);
}

/** Whether that many different codes can exist at all; letter case makes no code another. */
export function canHold({ pattern, charset }: CodePattern, count: number): boolean {
  return codeSpace({ pattern, charset: charset.toLowerCase() }) >= count;
}

const lookAlikeGroups = ["0OQ", "1IL|!", "UV"];

/** Characters of the alphabet that are taken for one another, such as 0 and O. Capitals and small letters are the same. */
export function lookAlikes(charset: string): string[] {
  const folded = new Set([...charset].flatMap((character) => [character.toUpperCase(), character.toLowerCase()]));
  return lookAlikeGroups.flatMap((group) => {
    const there = [...group].filter((each) => folded.has(each));
    return there.length > 1 ? [there.join(" ")] : [];
  });
}
