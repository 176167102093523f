import { isStorable, unstorableMessage } from "./stored-text";

/** Why the value cannot be kept as JSON, in words, or null if it can. */
export function storedJsonProblem(
  value: unknown,
  { depthMax, bytesMax }: { depthMax: number; bytesMax: number },
): string | null {
  // Its own stack, not the program's: a body may nest deeper than calls can.
  const open: { item: unknown; depth: number }[] = [{ item: value, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { item, depth } = next;
    if (typeof item === "string" && !isStorable(item)) return unstorableMessage;
    if (typeof item !== "object" || item === null) continue;
    if (depth > depthMax) return `may nest at most ${depthMax} levels`;
    for (const [key, inner] of Object.entries(item)) {
      open.push({ item: key, depth }, { item: inner, depth: depth + 1 });
    }
  }
  const text = JSON.stringify(value);
  // No character takes more than three bytes for each of its UTF-16 units: only the large ones are counted.
  if (text.length * 3 <= bytesMax) return null;
  const bytes = new TextEncoder().encode(text).length;
  return bytes > bytesMax ? `may have at most ${bytesMax} bytes as JSON, has ${bytes}` : null;
}
