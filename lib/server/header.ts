/** Headers as Fetch has them, or as Node has them: a record with lower-case names. */
export type HeaderSource = { get(name: string): string | null } | Record<string, string | string[] | undefined>;

/** One header by its lower-case name. */
export function headerOf(headers: HeaderSource, name: string): string | null {
  if (typeof headers.get === "function") return headers.get(name);
  const value = (headers as Record<string, string | string[] | undefined>)[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
