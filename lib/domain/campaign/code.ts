import type { CodePattern } from "./config";

/** Letters and digits that are not taken for one another: no 0/O, 1/I/L, U/V. */
export const unmistakableCharset = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** What two codes are compared by: compatibility forms unified, trimmed, letter case ignored. */
export function codeKey(code: string): string {
  return code.normalize("NFKC").trim().toLowerCase();
}

/** A code of the pattern. `randomBelow(n)` gives an integer in [0, n). */
export function makeCode({ pattern, charset }: CodePattern, randomBelow: (bound: number) => number): string {
  const characters = [...charset];
  return pattern.replaceAll("#", () => characters[randomBelow(characters.length)] ?? "");
}

/** The same code each time for the same pattern: what one would look like. */
export function exampleCode(pattern: CodePattern): string {
  let at = 0;
  return makeCode(pattern, (bound) => {
    at += 1;
    return (at * 7 + 4 * bound + 3 * (at % 3)) % bound;
  });
}

/** How many different codes the pattern can make; a float, for it may be beyond any integer. */
export function codeSpace({ pattern, charset }: CodePattern): number {
  return new Set(charset).size ** (pattern.split("#").length - 1);
}

/** Whether that many different codes can exist at all; letter case makes no code another. */
export function canHold({ pattern, charset }: CodePattern, count: number): boolean {
  return codeSpace({ pattern, charset: charset.toLowerCase() }) >= count;
}
