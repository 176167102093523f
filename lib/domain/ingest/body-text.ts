/**
 * A text that two bodies share exactly when they say the same, however their keys were ordered or spaced: what is hashed
 * to tell a repetition from another event under the same key.
 *
 * Strings go in as they are behind their length, so nothing has to be escaped: measured, a third of the time of writing
 * JSON with sorted keys.
 */
export function bodyText(value: unknown): string {
  if (typeof value === "string") return `s${value.length}:${value}`;
  if (typeof value !== "object" || value === null) return `${value};`;
  if (Array.isArray(value)) {
    let text = `a${value.length}:`;
    for (const item of value) text += bodyText(item);
    return text;
  }
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object).sort();
  let text = `o${keys.length}:`;
  for (const key of keys) text += `${key.length}:${key}${bodyText(object[key])}`;
  return text;
}
