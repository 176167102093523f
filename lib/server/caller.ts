import { storedId } from "@/lib/domain/id";
import { isRole, type RouteName, routeAccess } from "@/lib/domain/permission";
import { authenticateKey, type KeyIdentity, presentsKey } from "./api-key-auth";
import { clientIp, limitKeyOf } from "./client-ip";
import { corsHeaders } from "./cors";
import type { Actor } from "./ctx";
import { db } from "./db";
import { AppError, notFound } from "./errors";
import { limitRequest } from "./rate-limit";
import { findPerson, type Person } from "./session";

/** Who is calling, and in which project. */
export interface Caller {
  /** Empty for public routes and for routes that ask only for a session. */
  projectId: string;
  actor: Actor;
  /** The person behind a session cookie. */
  person?: Person;
  /** Sent with the answer: rate limits of a key, CORS of a browser key. */
  responseHeaders: Record<string, string>;
}

/** Which project a person's request is about; a key belongs to one and needs no such header. */
export const projectHeader = "x-goodword-project";

/** Finds the caller by API key or session. Throws unauthorized when the route needs somebody and nobody is known. */
export async function findCaller(request: Request, name: RouteName): Promise<Caller> {
  const access: string = routeAccess[name];
  if (access === "public") {
    return { projectId: "", actor: { kind: "system", name: "nobody" }, responseHeaders: {} };
  }
  // A route for people only answers a key as if nobody were there.
  if (access !== "session" && presentsKey(request.headers)) return callerOfKey(request);
  const person = await findPerson(request);
  if (!person) throw new AppError("unauthorized", { details: "Sign in, or send an API key." });
  if (access === "session") return callerOf(person, "", "viewer");
  return callerInProject(request, person);
}

async function callerOfKey(request: Request): Promise<Caller> {
  const key = await authenticateKey(request.headers, "any");
  const responseHeaders = limitRequest(key, limitKeyOf(clientIp(request.headers)), Date.now());
  const asked = request.headers.get(projectHeader);
  if (asked !== null && storedId("project", asked) !== key.projectId) throw notFound("project", asked.slice(0, 100));
  return {
    projectId: key.projectId,
    actor: actorOfKey(key),
    responseHeaders: { ...responseHeaders, ...corsOf(key, request) },
  };
}

function corsOf(key: KeyIdentity, request: Request): Record<string, string> {
  const origin = request.headers.get("origin");
  return key.kind === "client" && origin !== null ? corsHeaders(origin) : {};
}

export function actorOfKey(key: KeyIdentity): Actor {
  return { kind: "key", id: key.id, name: key.name, keyKind: key.kind };
}

async function callerInProject(request: Request, person: Person): Promise<Caller> {
  const asked = request.headers.get(projectHeader);
  if (asked === null) {
    throw new AppError("invalid_query_params", { details: `Name the project in the header ${projectHeader}.` });
  }
  const projectId = storedId("project", asked);
  const membership = projectId
    ? await db().membership.findUnique({ where: { projectId_userId: { projectId, userId: person.id } } })
    : null;
  // A project of others and one that does not exist are answered alike.
  if (!membership || !isRole(membership.role)) throw notFound("project", asked.slice(0, 100));
  return callerOf(person, membership.projectId, membership.role);
}

function callerOf(person: Person, projectId: string, role: Extract<Actor, { kind: "user" }>["role"]): Caller {
  return { projectId, person, actor: { kind: "user", id: person.id, name: person.name, role }, responseHeaders: {} };
}
