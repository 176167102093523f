import { isConfigCurrent, onConfigChange, startConfigWatch } from "./config-changes";
import { pool } from "./db";
import { log } from "./log";
import { shared } from "./shared";

const exposed =
  "X-Rate-Limit-Limit, X-Rate-Limit-Remaining, X-Rate-Limit-Retry, X-Rate-Limit-Type, Retry-After, X-Request-Id";

const preflightHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-methods": "GET, POST, PUT",
  "access-control-allow-headers":
    "Authorization, Content-Type, X-Client-Application-Id, X-Client-Token, X-Voucherify-Channel, X-Voucherify-API-Version, X-Voucherify-Double-Opt-In",
  "access-control-max-age": "600",
};

/** Lets the page that called read the answer. The origin is one the key allows; cookies are never let in. */
export function corsHeaders(origin: string): Record<string, string> {
  return { "access-control-allow-origin": origin, "access-control-expose-headers": exposed, vary: "Origin" };
}

const originsMax = 1_000;
const known = shared("origins of browser keys", () => {
  const origins = new Map<string, boolean>();
  onConfigChange(() => origins.clear());
  return origins;
});

/**
 * The answer to OPTIONS under /client/v1. Browsers ask without the key, so an origin is let through when any working
 * browser key allows it; the request that follows is then checked against its own key.
 */
export async function preflight(request: Request): Promise<Response> {
  const origin = request.headers.get("origin");
  const headers: Record<string, string> = { vary: "Origin", "cache-control": "no-store" };
  if (origin !== null && (await isAllowedSomewhere(origin))) {
    Object.assign(headers, corsHeaders(origin), preflightHeaders);
  }
  return new Response(null, { status: 204, headers });
}

async function isAllowedSomewhere(origin: string): Promise<boolean> {
  if (origin.length > 300 || !/^https?:\/\//.test(origin)) return false;
  startConfigWatch();
  const before = isConfigCurrent() ? known.get(origin) : undefined;
  if (before !== undefined) return before;
  try {
    const { rowCount } = await pool().query(
      `SELECT 1 FROM api_key WHERE kind = 'client' AND allowed_origins @> ARRAY[$1::text]
         AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()) LIMIT 1`,
      [origin],
    );
    const allowed = rowCount === 1;
    if (known.size >= originsMax) known.clear();
    known.set(origin, allowed);
    return allowed;
  } catch (error) {
    log.warn({ err: error }, "a preflight could not be answered");
    return false;
  }
}
