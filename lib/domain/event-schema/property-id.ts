const idLengthMax = 40;

/**
 * An id made of the property's path, for definitions no person clicks together: proposals, templates, the wire. The
 * same path gives the same id, so that pasting or sending a schema again does not look like removing and adding.
 */
export function propertyId(path: string[], taken: ReadonlySet<string>): string {
  const plain = path
    .join("-")
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "_")
    .slice(-idLengthMax);
  const base = plain === "" ? "_" : plain;
  if (!taken.has(base)) return base;
  for (let i = 2; ; i++) {
    const candidate = `${base.slice(0, idLengthMax - 5)}-${i}`;
    if (!taken.has(candidate)) return candidate;
  }
}
