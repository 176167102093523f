const placeholders = new Set([
  "null",
  "nil",
  "none",
  "undefined",
  "unknown",
  "anonymous",
  "anon",
  "guest",
  "n/a",
  "na",
  "nan",
  "0",
  "-1",
  "true",
  "false",
  "[]",
  "{}",
  '""',
  "''",
  "(null)",
  "<null>",
  "not set",
  "(not set)",
  "not_set",
  "[object object]",
  "[object undefined]",
  "[object null]",
  "[object promise]",
  "00000000-0000-0000-0000-000000000000",
  "00000000000000000000000000000000",
]);

/**
 * Why `id` names nobody, or null if it may be a name. One client that sends such an id for everyone would merge
 * thousands of customers into one, and pay one person everybody's rewards.
 */
export function placeholderReason(id: string): string | null {
  const plain = id.trim().toLowerCase();
  if (plain === "") return "is empty";
  // Nothing longer is in the list, and ids come with every event.
  if (plain.length > 36 || !placeholders.has(plain)) return null;
  return `\`${plain}\` is what a program writes when it has no id, so it would stand for many at once`;
}
