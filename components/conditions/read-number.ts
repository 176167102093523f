/** The number somebody typed, or the text as it is when it is none. "1,000" is none: it may be a thousand, or one. */
export function readNumber(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (!/^-?\d{1,15}(?:\.\d{1,6}|,(?!\d{3}$)\d{1,6})?$/.test(trimmed)) return text;
  return Number(trimmed.replace(",", "."));
}
