import { auth, sessionDays } from "./auth";
import { db } from "./db";
import { assertSameOrigin } from "./own-origin";

export interface Person {
  id: string;
  name: string;
  email: string;
  /** Signing in asks for a code of an authenticator app as well. */
  hasSecondFactor: boolean;
  /** Of the session, so that it can be ended. */
  sessionToken: string;
}

const idleMsMax = 12 * 3_600_000;
const touchEveryMs = 5 * 60_000;
const readingVerbs = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * The person whose session cookie came with the request, or null. A request that changes something must come from our own
 * pages. A session unused for twelve hours is over.
 */
export async function findPerson(request: Request, now: Date = new Date()): Promise<Person | null> {
  if (!request.headers.get("cookie")?.includes("goodword.session_token=")) return null;
  if (!readingVerbs.has(request.method)) assertSameOrigin(request.headers);
  const found = await auth().api.getSession({ headers: request.headers }).catch(orOutage);
  if (!found) return null;
  const { session, user } = found;
  const idleMs = now.getTime() - session.updatedAt.getTime();
  const ageMs = now.getTime() - session.createdAt.getTime();
  if (idleMs > idleMsMax || ageMs > sessionDays * 86_400_000) {
    await db().session.deleteMany({ where: { token: session.token } });
    return null;
  }
  if (idleMs > touchEveryMs) {
    await db().session.updateMany({ where: { token: session.token }, data: { updatedAt: now } });
  }
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    hasSecondFactor: Boolean(user.twoFactorEnabled),
    sessionToken: session.token,
  };
}

/** The auth library says "failed" whatever failed: when it is the database, let that be heard, so that 503 is answered. */
export async function orOutage(error: unknown): Promise<never> {
  await db().$queryRaw`SELECT 1`;
  throw error;
}
