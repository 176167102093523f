/** Origins as people type them, one a line or between commas. */
export function originLines(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}
