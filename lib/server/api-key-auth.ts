import { configGeneration, isConfigCurrent, onConfigChange, startConfigWatch } from "./config-changes";
import { pool } from "./db";
import { AppError } from "./errors";
import { type HeaderSource, headerOf } from "./header";
import { hashToken, type KeyKind, mayBeToken } from "./key-token";
import { markUsed } from "./key-use";
import { shared } from "./shared";

export interface KeyIdentity {
  id: string;
  projectId: string;
  kind: KeyKind;
  name: string;
  appId: string;
  /** Null: the server's default. */
  ratePerSecond: number | null;
  allowedOrigins: readonly string[];
}

interface Known {
  identity: KeyIdentity;
  expiresAtMs: number;
}

/** What a request presented: a pair of headers, or a token alone as bearer. */
interface Presented {
  appId: string | null;
  token: string;
  kind: KeyKind | null;
}

interface Cache {
  /** By the raw presented strings, in memory only: a hit costs no hash. */
  known: Map<string, Known>;
  /** Until when a stranger stays one without asking again. */
  unknown: Map<string, number>;
  asking: Map<string, Promise<Known | null>>;
}

const entriesMax = 10_000;
const unknownForMs = 1_000;

const cache = shared<Cache>("api keys", () => {
  const made: Cache = { known: new Map(), unknown: new Map(), asking: new Map() };
  onConfigChange((projectId) => {
    made.unknown.clear();
    if (projectId === null) made.known.clear();
    for (const [raw, entry] of made.known) if (entry.identity.projectId === projectId) made.known.delete(raw);
  });
  return made;
});

/** Whether the request presents a key at all, of whatever kind. */
export function presentsKey(headers: HeaderSource): boolean {
  return (
    headerOf(headers, "x-app-id") !== null ||
    headerOf(headers, "x-app-token") !== null ||
    headerOf(headers, "x-management-id") !== null ||
    headerOf(headers, "x-management-token") !== null ||
    headerOf(headers, "x-client-application-id") !== null ||
    headerOf(headers, "x-client-token") !== null ||
    headerOf(headers, "authorization") !== null
  );
}

/**
 * Whose key this is. Without waiting when it was seen before; revoked keys die within a second everywhere, because a
 * process that has not heard from the database for that long asks it again for every request.
 */
export function authenticateKey(
  headers: HeaderSource,
  expected: KeyKind | "any",
  nowMs: number = Date.now(),
): KeyIdentity | Promise<KeyIdentity> {
  const presented = readKey(headers);
  const raw = `${presented.kind ?? ""} ${presented.appId ?? ""} ${presented.token}`;
  const hit = isConfigCurrent(nowMs) ? cache.known.get(raw) : undefined;
  if (hit) return admit(hit, headers, expected, nowMs);
  return askFor(raw, presented, nowMs).then((found) => admit(found, headers, expected, nowMs));
}

function readKey(headers: HeaderSource): Presented {
  const serverToken = headerOf(headers, "x-app-token");
  if (serverToken !== null) return complete(headerOf(headers, "x-app-id"), serverToken, "server", "X-App-Id");
  // The wire has keys of their own kind for management; a server key of ours may do the same.
  const managementToken = headerOf(headers, "x-management-token");
  if (managementToken !== null) {
    return complete(headerOf(headers, "x-management-id"), managementToken, "server", "X-Management-Id");
  }
  const clientToken = headerOf(headers, "x-client-token");
  if (clientToken !== null) {
    return complete(headerOf(headers, "x-client-application-id"), clientToken, "client", "X-Client-Application-Id");
  }
  const authorization = headerOf(headers, "authorization");
  if (authorization === null) throw unauthorized("Send X-App-Id and X-App-Token, or Authorization: Bearer <token>.");
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!token) throw unauthorized("Authorization must be: Bearer <token>.");
  return { appId: null, token, kind: null };
}

function complete(appId: string | null, token: string, kind: KeyKind, missing: string): Presented {
  if (!appId) throw unauthorized(`The header ${missing} is missing.`);
  return { appId, token, kind };
}

function admit(found: Known | null, headers: HeaderSource, expected: KeyKind | "any", nowMs: number): KeyIdentity {
  if (!found || found.expiresAtMs <= nowMs) throw unauthorized("No such key, or it was revoked.");
  const { identity } = found;
  if (expected !== "any" && identity.kind !== expected) {
    throw new AppError("missing_required_permission", {
      details: `This takes a ${expected} key; the one sent is a ${identity.kind} key.`,
    });
  }
  if (identity.kind === "client") assertOrigin(identity, headerOf(headers, "origin"));
  markUsed(identity.id, nowMs);
  return identity;
}

function assertOrigin(identity: KeyIdentity, origin: string | null): void {
  if (origin !== null && identity.allowedOrigins.includes(origin)) return;
  throw new AppError("origin_not_allowed", {
    details:
      origin === null
        ? "A browser key works only with an Origin header."
        : `The origin ${origin.slice(0, 200)} is not among the allowed origins of this key.`,
  });
}

function unauthorized(details: string): AppError {
  return new AppError("unauthorized", { details });
}

/** Requests with the same unknown key wait for one look into the database; what cannot be a token costs none. */
async function askFor(raw: string, presented: Presented, nowMs: number): Promise<Known | null> {
  startConfigWatch();
  if (!mayBeToken(presented.token) || (presented.appId?.length ?? 0) > 200) return null;
  const strangerUntil = cache.unknown.get(raw);
  if (strangerUntil !== undefined && strangerUntil > nowMs) return null;
  let asking = cache.asking.get(raw);
  if (!asking) {
    asking = look(raw, presented).finally(() => cache.asking.delete(raw));
    cache.asking.set(raw, asking);
  }
  return asking;
}

async function look(raw: string, presented: Presented): Promise<Known | null> {
  const generation = configGeneration();
  const found = await findKey(presented);
  const entries = found ? cache.known : cache.unknown;
  // Read before an edit and kept after it, a revoked key would live on.
  if (generation !== configGeneration()) return found;
  if (entries.size >= entriesMax) entries.clear();
  if (found) cache.known.set(raw, found);
  else cache.unknown.set(raw, Date.now() + unknownForMs);
  return found;
}

interface Row {
  id: string;
  project_id: string;
  kind: KeyKind;
  name: string;
  app_id: string;
  rate_per_second: number | null;
  allowed_origins: string[];
  expires_at: Date | null;
}

async function findKey({ appId, token, kind }: Presented): Promise<Known | null> {
  const { rows } = await pool().query<Row>({
    name: "find api key",
    text: `SELECT id, project_id, kind, name, app_id, rate_per_second, allowed_origins, expires_at FROM api_key
      WHERE token_hash = $1 AND ($2::text IS NULL OR app_id = $2) AND ($3::text IS NULL OR kind = $3)
        AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()) LIMIT 2`,
    values: [hashToken(token), appId, kind],
  });
  const [row, second] = rows;
  // The same chosen token under two app ids: alone it names neither.
  if (!row || second) return null;
  return {
    identity: {
      id: row.id,
      projectId: row.project_id,
      kind: row.kind,
      name: row.name,
      appId: row.app_id,
      ratePerSecond: row.rate_per_second,
      allowedOrigins: row.allowed_origins,
    },
    expiresAtMs: row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
  };
}
