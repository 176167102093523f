import qs from "qs";

/** The query string as the wire's clients write it: a[b][c]=v, a[0]=v, dotted names kept whole. Bounded. */
export function parseQuery(search: string): Record<string, unknown> {
  return qs.parse(search.replace(/^\?/, ""), {
    depth: 6,
    arrayLimit: 200,
    parameterLimit: 500,
    allowPrototypes: false,
    plainObjects: false,
  }) as Record<string, unknown>;
}
