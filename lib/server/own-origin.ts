import { parseOrigin } from "@/lib/domain/origin";
import { env, trustedOrigins } from "./env";
import { AppError } from "./errors";
import { type HeaderSource, headerOf } from "./header";

/**
 * Under which origin the caller sees us. From the Host header, not from request.url, in which Next writes the address it
 * listens on; a proxy is asked for the scheme and host it was called by only when the operator trusts it.
 */
export function ownOrigin(headers: HeaderSource): string {
  const host = headerOf(headers, "host") ?? "localhost";
  if (env().GOODWORD_TRUSTED_PROXIES === 0) return parseOrigin(`http://${host}`) ?? "http://localhost";
  const scheme = lastOf(headerOf(headers, "x-forwarded-proto")) === "https" ? "https" : "http";
  const outside = lastOf(headerOf(headers, "x-forwarded-host")) ?? host;
  return parseOrigin(`${scheme}://${outside}`) ?? "http://localhost";
}

function lastOf(list: string | null): string | null {
  return list?.split(",").at(-1)?.trim() || null;
}

export function isOwnOrigin(headers: HeaderSource, origin: string): boolean {
  return origin === ownOrigin(headers) || trustedOrigins().some((trusted) => parseOrigin(trusted) === origin);
}

/** Against forged requests from other sites: what a browser does with a person's cookie must come from our own pages. */
export function assertSameOrigin(headers: HeaderSource): void {
  const origin = headerOf(headers, "origin");
  if (origin !== null && isOwnOrigin(headers, origin)) return;
  throw new AppError("origin_not_allowed", {
    details:
      origin === null || origin === "null"
        ? "This needs an Origin header that names our own origin."
        : `${origin.slice(0, 200)} is not our origin. If it is where you open Goodword, add it to GOODWORD_TRUSTED_ORIGINS.`,
  });
}

/** Whether the page that called was loaded over https: then cookies say Secure. */
export function isSecure(headers: HeaderSource): boolean {
  const origin = headerOf(headers, "origin");
  if (origin?.startsWith("https://") && isOwnOrigin(headers, origin)) return true;
  return ownOrigin(headers).startsWith("https://");
}
