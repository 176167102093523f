import { z } from "zod";
import { isOffensive, isReserved } from "./code-word";
import { vanityCharactersMax, vanityCharactersMin } from "./kinds";

/** A code that somebody chose, as people say it and links carry it. */
export const VanityCode = z
  .string()
  .transform((code) => code.normalize("NFKC").trim())
  .pipe(
    z
      .string()
      .min(vanityCharactersMin, `At least ${vanityCharactersMin} characters`)
      .max(vanityCharactersMax, `At most ${vanityCharactersMax} characters`)
      .regex(/^[\p{L}\p{N}-]*$/u, "Letters, digits and hyphens only")
      .refine((code) => !/^-|-$|--/.test(code), "Hyphens only between letters or digits")
      .refine((code) => !isReserved(code), "This word is reserved")
      .refine((code) => !isOffensive(code), "People may take offence at this"),
  );

/** What else one could take, the nearest first. */
export function vanitySuggestions(code: string, year: number): string[] {
  const stem = code.replace(/-+$/, "").slice(0, vanityCharactersMax - 5);
  const bare = stem.replace(/-?\d+$/, "");
  const endings = [
    `${stem}-2`,
    `${stem}2`,
    `${bare}-${year % 100}`,
    `${bare}${year}`,
    `${stem}-3`,
    `MY-${stem}`,
    `${stem}-VIP`,
    `${stem}10`,
  ];
  return [...new Set(endings)].filter((each) => each !== code && VanityCode.safeParse(each).success);
}

const typedCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";
const nearKeyCharactersMax = 40;

/**
 * Every key that is one slip of the hand away: a character too many, too few, another one, or two that changed places; and
 * the key with what looks alike read the other way.
 */
export function nearKeys(key: string): string[] {
  if (key.length < vanityCharactersMin || key.length > nearKeyCharactersMax) return [];
  const characters = [...key];
  const near = new Set<string>();
  const put = (from: number, count: number, ...others: string[]) =>
    near.add([...characters.slice(0, from), ...others, ...characters.slice(from + count)].join(""));
  for (let at = 0; at <= characters.length; at++) {
    const [here, next] = [characters[at], characters[at + 1]];
    if (here !== undefined) put(at, 1);
    if (here !== undefined && next !== undefined) put(at, 2, next, here);
    for (const other of typedCharacters) {
      put(at, 0, other);
      if (here !== undefined) put(at, 1, other);
    }
  }
  for (const [one, other] of [
    ["0", "o"],
    ["o", "0"],
    ["1", "i"],
    ["i", "1"],
    ["l", "1"],
    ["1", "l"],
  ] as const) {
    near.add(key.replaceAll(one, other));
  }
  near.delete(key);
  return [...near];
}
