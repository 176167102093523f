import { type RouteName, routeAccess } from "@/lib/domain/permission";
import type { Actor } from "./ctx";
import { AppError } from "./errors";

/** Who is calling, and in which project. */
export interface Caller {
  /** Empty for public routes and for routes that ask only for a session. */
  projectId: string;
  actor: Actor;
  /** Sent with the answer: rate limits of a key, CORS of a browser key. */
  responseHeaders: Record<string, string>;
}

/** Finds the caller by API key or session. Throws unauthorized when the route needs somebody and nobody is known. */
export async function findCaller(_request: Request, name: RouteName): Promise<Caller> {
  if (routeAccess[name] === "public") {
    return { projectId: "", actor: { kind: "system", name: "nobody" }, responseHeaders: {} };
  }
  throw new AppError("unauthorized");
}
