/** Markup that was written here, as opposed to text that came from somebody. */
class Markup {
  constructor(readonly text: string) {}
}

export type { Markup };

type Part = Markup | readonly Markup[] | string | number | null | false;

/** A piece of a page. Whatever is put in is text, and shows as text, unless it is such a piece itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((whole, string, at) => whole + shown(parts[at - 1] ?? null) + string));
}

function shown(part: Part): string {
  if (part === null || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(({ text }) => text).join("");
  return escaped(String(part));
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
