/** Words that a link or a screen uses itself: nobody is given one of them as a code, and none comes about by chance. */
const reserved = [
  "admin",
  "api",
  "r",
  "login",
  "support",
  "null",
  "test",
  "undefined",
  "root",
  "help",
  "staff",
  "official",
];

/** Stems that offend in whatever they stand in. Short, because a word more is a code less. */
const offensive = [
  "fuck",
  "shit",
  "cunt",
  "nigg",
  "fagg",
  "nazi",
  "rape",
  "porn",
  "slut",
  "whor",
  "hitler",
  "kkk",
  "fick",
];

/** A stem of fewer letters would forbid most codes; those are reserved only as a whole. */
const stemLettersMin = 3;
const stems = [...reserved, ...offensive].filter((word) => word.length >= stemLettersMin);

const readAs: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" };

/** As people read it: digits that stand for letters, and nothing between the letters. */
function asRead(code: string): string {
  return [...code.toLowerCase()]
    .map((each) => readAs[each] ?? each)
    .join("")
    .replaceAll(/[^a-z#]/g, "");
}

/** Reserved and offensive words that stand in the code, for whoever reads it. */
export function wordsIn(code: string): string[] {
  const read = asRead(code);
  return stems.filter((word) => read.includes(word));
}

/** Whether the code is a word of ours as a whole. */
export function isReserved(code: string): boolean {
  return reserved.includes(code.normalize("NFKC").trim().toLowerCase());
}

export function isOffensive(code: string): boolean {
  const read = asRead(code);
  return offensive.some((word) => read.includes(word));
}
