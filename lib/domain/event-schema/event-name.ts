import { placeholderReason } from "../ingest/placeholder-id";
import { sameLetters, typoDistance } from "./did-you-mean";

export const eventNameLengthMax = 300;

/** Why an event cannot be called `name`, in words, or null if it can. */
export function eventNameProblem(name: string): string | null {
  if (name === "") return "needs a name";
  if (name.length > eventNameLengthMax) return `must have at most ${eventNameLengthMax} characters`;
  if (/[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}]/u.test(name)) return "must not contain control characters";
  if (name !== name.trim()) return "must not start or end with a space";
  const reason = placeholderReason(name);
  return reason && `cannot be the name of an event: it ${reason}`;
}

export interface NearDuplicate {
  name: string;
  likeness: "same_letters" | "same_words" | "one_letter_off";
}

function words(name: string): string {
  const spaced = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2").toLowerCase();
  return spaced
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ");
}

function likeness(a: string, b: string): NearDuplicate["likeness"] | null {
  const plain = sameLetters(a);
  const other = sameLetters(b);
  if (plain === other) return "same_letters";
  if (words(a) === words(b)) return "same_words";
  const isLong = Math.min(plain.length, other.length) >= 5;
  return isLong && typoDistance(plain, other, 1) !== null ? "one_letter_off" : null;
}

/** Existing events that the new name is probably another spelling of, the likest first. */
export function nearDuplicates(name: string, existingNames: string[]): NearDuplicate[] {
  const order: NearDuplicate["likeness"][] = ["same_letters", "same_words", "one_letter_off"];
  return existingNames
    .filter((existing) => existing !== name)
    .flatMap((existing) => {
      const found = likeness(name, existing);
      return found ? [{ name: existing, likeness: found }] : [];
    })
    .sort((a, b) => order.indexOf(a.likeness) - order.indexOf(b.likeness));
}
