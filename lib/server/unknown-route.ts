import { routeAccess } from "@/lib/domain/permission";
import { AppError } from "./errors";
import { newRequestId } from "./request-id";
import { failure } from "./route";

interface KnownPath {
  segments: string[];
  verbs: string[];
}

const knownPaths: KnownPath[] = gather();

function gather(): KnownPath[] {
  const verbsOf = new Map<string, string[]>();
  for (const name of Object.keys(routeAccess)) {
    const [verb = "", path = ""] = name.split(" ");
    verbsOf.set(path, [...(verbsOf.get(path) ?? []), verb]);
  }
  return [...verbsOf].map(([path, verbs]) => ({ segments: path.split("/"), verbs }));
}

/** As Next matches: [id] is any one segment, [...all] any that are left. */
function isMatch(pattern: string[], segments: string[]): boolean {
  if (pattern.at(-1)?.startsWith("[...")) {
    const fixed = pattern.slice(0, -1);
    return segments.length >= pattern.length && isMatch(fixed, segments.slice(0, fixed.length));
  }
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, at) => part === segments[at] || (part.startsWith("[") && segments[at] !== ""));
}

/**
 * Whether Next would answer with an empty page or nothing at all: the refusal in the wire's shape, or null when a route is
 * there. The server asks this before it hands /api, /v1 and /client/v1 to Next, which says 405 without a body.
 */
export function refusalOf(verb: string, pathname: string): Response | null {
  const segments = pathname.replace(/(.)\/$/, "$1").split("/");
  const verbs = knownPaths.filter((path) => isMatch(path.segments, segments)).flatMap((path) => path.verbs);
  if (verbs.includes(verb) || (verb === "HEAD" && verbs.includes("GET")) || verb === "OPTIONS") return null;
  const what = `${verb} ${pathname.slice(0, 200)}`;
  const error =
    verbs.length === 0
      ? new AppError("not_found", { details: `There is no ${what}` })
      : new AppError("method_not_allowed", {
          details: `${what} is not supported; ${verbs.join(", ")} ${verbs.length > 1 ? "are" : "is"}.`,
          headers: { allow: verbs.join(", ") },
        });
  return failure(error, newRequestId(), what);
}

/** Every verb of a path that no other route file answers. */
export async function refuse(request: Request): Promise<Response> {
  const what = `${request.method} ${new URL(request.url).pathname.slice(0, 200)}`;
  const absent = new AppError("not_found", { details: `There is no ${what}` });
  return refusalOf(request.method, new URL(request.url).pathname) ?? failure(absent, newRequestId(), what);
}
