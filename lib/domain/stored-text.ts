// biome-ignore lint/suspicious/noControlCharactersInRegex: the control character is what is looked for
const unstorable = /[\u0000\p{Cs}]/u;

/** Whether PostgreSQL can keep the text: no U+0000 and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

export const unstorableMessage = "must not contain U+0000 or half of a character";
