import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { twoFactor } from "better-auth/plugins/two-factor";
import { clientIp } from "./client-ip";
import { db } from "./db";
import { log } from "./log";
import { newId } from "./new-id";
import { isOwnOrigin, ownOrigin } from "./own-origin";
import { hashPassword, verifyPassword } from "./password";
import { secret } from "./secret";

/** Where the auth library reads the caller's address: set by asAuthRequest, whatever came from outside. */
const addressHeader = "x-goodword-address";
export const sessionDays = 7;

/**
 * Sessions, passwords and second factors by better-auth, its core and one plugin: sign-up is off, its own limiter too (it counts
 * by address alone; ours by account and address), and only the paths that auth-route.ts names are reachable.
 */
function makeAuth() {
  return betterAuth({
    appName: "Goodword",
    secret: secret(),
    basePath: "/api/auth",
    database: prismaAdapter(db(), { provider: "postgresql" }),
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // A session ends after seven days whatever happens; session.ts ends idle ones sooner.
    session: { expiresIn: sessionDays * 86_400, disableSessionRefresh: true, freshAge: 0 },
    plugins: [twoFactor({ issuer: "Goodword" })],
    // Failures come to our own wrapper, which answers in the wire's shape.
    onAPIError: { throw: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log: (_level, message) => log.error({ from: "auth" }, message),
    },
    advanced: {
      cookiePrefix: "goodword",
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
  });
}

let made: ReturnType<typeof makeAuth> | undefined;

export function auth(): ReturnType<typeof makeAuth> {
  made ??= makeAuth();
  return made;
}

/** The request as the auth library is to see it: under the origin the caller used, with the address we believe. */
export function asAuthRequest(request: Request, body: unknown, pathname = new URL(request.url).pathname): Request {
  const origin = ownOrigin(request.headers);
  return new Request(`${origin}${pathname}`, {
    method: request.method,
    headers: authHeaders(request, body !== undefined),
    body: body === undefined ? null : JSON.stringify(body),
  });
}

function authHeaders(request: Request, hasBody: boolean): Headers {
  const headers = new Headers();
  const cookie = request.headers.get("cookie");
  const agent = request.headers.get("user-agent");
  const address = clientIp(request.headers);
  const origin = ownOrigin(request.headers);
  headers.set("host", new URL(origin).host);
  // Checked before, against all origins the operator trusts; the library knows only this one.
  const from = request.headers.get("origin");
  if (from !== null && isOwnOrigin(request.headers, from)) headers.set("origin", origin);
  if (hasBody) headers.set("content-type", "application/json");
  if (cookie) headers.set("cookie", cookie);
  if (agent) headers.set("user-agent", agent.slice(0, 500));
  if (address) headers.set(addressHeader, address);
  return headers;
}
