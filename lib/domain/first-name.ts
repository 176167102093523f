/** What others on the way may know of somebody: the first word of her name, unless that is an address or a number. */
export function firstName(name: string | null): string | null {
  const [first = ""] = (name ?? "").trim().split(/\s+/);
  const isName = /^\p{L}[\p{L}\p{M}'’.-]{0,39}$/u.test(first);
  return isName ? first : null;
}
