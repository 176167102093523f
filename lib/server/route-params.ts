import { AppError } from "./errors";

type Params = Record<string, string | string[]>;

/**
 * The parameters of a route's path, each segment decoded exactly once: a customer's source id may hold an encoded slash or
 * percent sign, and hosts differ in what they decode.
 */
export function routeParams(name: string, pathname: string): Params {
  const wanted = name
    .slice(name.indexOf(" ") + 1)
    .split("/")
    .filter(Boolean);
  const given = pathname.split("/").filter(Boolean);
  const params: Params = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith("[...")) params[part.slice(4, -1)] = given.slice(at).map(decode);
    else if (part.startsWith("[")) params[part.slice(1, -1)] = decode(given[at] ?? "");
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new AppError("invalid_query_params", { details: "The path is not valid percent-encoded UTF-8.", cause });
  }
}
