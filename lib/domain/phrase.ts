/**
 * A sentence with parts that are more than text: names in mono, people and things that can be opened. Rules write it, screens draw
 * it, and `phraseText` says it plainly for search, tests and screen readers.
 */
export type PhrasePart =
  | { kind: "text"; text: string }
  /** A name, code or id: set in mono. */
  | { kind: "code"; text: string }
  | { kind: "strong"; text: string }
  /** What went wrong. */
  | { kind: "bad"; text: string }
  | { kind: "customer"; text: string; id: string }
  | { kind: "event"; text: string; id: string }
  | { kind: "rejected"; text: string; id: string }
  | { kind: "schema"; text: string; id: string }
  | { kind: "campaign"; text: string; id: string };

export type Phrase = PhrasePart[];

type Piece = string | number | PhrasePart | Phrase;

/** Template tag: phrase`Attributed to ${customer(…)} by ${code("NRY-01")}`. */
export function phrase(texts: TemplateStringsArray, ...pieces: Piece[]): Phrase {
  const parts: Phrase = [];
  for (const [at, text] of texts.entries()) {
    if (text) parts.push({ kind: "text", text });
    const piece = pieces[at];
    if (piece === undefined) continue;
    if (Array.isArray(piece)) parts.push(...piece);
    else if (typeof piece === "object") parts.push(piece);
    else parts.push({ kind: "text", text: String(piece) });
  }
  return parts;
}

export const code = (text: string): PhrasePart => ({ kind: "code", text });
export const strong = (text: string): PhrasePart => ({ kind: "strong", text });
export const bad = (text: string): PhrasePart => ({ kind: "bad", text });

export function phraseText(parts: Phrase): string {
  return parts.map((part) => part.text).join("");
}

/** "a", "a and b", "a, b and c". */
export function joinPhrases(phrases: Phrase[], last: "and" | "or" = "and"): Phrase {
  return phrases.flatMap((each, at) => {
    const joint = at === 0 ? "" : at === phrases.length - 1 ? ` ${last} ` : ", ";
    return joint ? [{ kind: "text" as const, text: joint }, ...each] : each;
  });
}
