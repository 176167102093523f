import type { ApiKeyChange, ApiKeyInput, ApiKeyRoll } from "@/lib/domain/api-key";
import { publicId } from "@/lib/domain/id";
import type { ApiKey } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { hashToken, type KeyKind, newAppId, newToken, tokenHint } from "@/lib/server/key-token";
import { newId } from "@/lib/server/new-id";
import { requireStoredId } from "@/lib/server/stored-id";
import { write } from "@/lib/server/write";

export interface NewKey {
  kind: KeyKind;
  name: string;
  appId: string;
  token: string;
  allowedOrigins: string[];
  ratePerSecond: number | null;
  createdById: string | null;
  createdAt?: Date;
}

/** active → expiring (rolled, the old one still works) → expired; revoked ends it at once. */
function statusOf(key: ApiKey, now: Date): "active" | "expiring" | "expired" | "revoked" {
  if (key.revokedAt) return "revoked";
  if (!key.expiresAt) return "active";
  return key.expiresAt <= now ? "expired" : "expiring";
}

function present(key: ApiKey, now: Date) {
  return {
    id: publicId("apiKey", key.id),
    kind: key.kind,
    name: key.name,
    appId: key.appId,
    tokenHint: key.tokenHint,
    allowedOrigins: key.allowedOrigins,
    ratePerSecond: key.ratePerSecond,
    status: statusOf(key, now),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    replacedById: key.replacedById ? publicId("apiKey", key.replacedById) : null,
    createdAt: key.createdAt.toISOString(),
  };
}

/** What the audit log keeps of a key: nothing that lets anybody in. */
const recorded = ({ kind, name, appId, tokenHint: hint, allowedOrigins, ratePerSecond }: ApiKey) => ({
  kind,
  name,
  appId,
  tokenHint: hint,
  allowedOrigins,
  ratePerSecond,
});

export async function listApiKeys(ctx: Ctx) {
  const keys = await db().apiKey.findMany({
    where: { projectId: ctx.projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 500,
  });
  return { data: keys.map((key) => present(key, ctx.now)), nextCursor: null, total: keys.length };
}

export async function getApiKey(ctx: Ctx, id: string) {
  return present(await findKey(db(), ctx, id), ctx.now);
}

async function findKey(tx: Pick<Tx, "apiKey">, ctx: Ctx, id: string): Promise<ApiKey> {
  const key = await tx.apiKey.findFirst({
    where: { id: requireStoredId("apiKey", "api_key", id), projectId: ctx.projectId },
  });
  if (!key) throw notFound("api_key", id.slice(0, 100));
  return key;
}

/** Inserts a key whose token is known to the caller; also the first keys of a project. */
export function insertKey(tx: Tx, projectId: string, { token, ...key }: NewKey): Promise<ApiKey> {
  return tx.apiKey.create({
    data: { ...key, id: newId(), projectId, tokenHash: new Uint8Array(hashToken(token)), tokenHint: tokenHint(token) },
  });
}

/** The answer holds the token; it is never shown again. */
export async function createApiKey(ctx: Ctx, input: ApiKeyInput) {
  const token = newToken(input.kind);
  return write(ctx, "config", async (tx, audit) => {
    const key = await insertKey(tx, ctx.projectId, {
      kind: input.kind,
      name: input.name,
      appId: newAppId(),
      token,
      allowedOrigins: input.kind === "client" ? input.allowedOrigins : [],
      ratePerSecond: input.ratePerSecond,
      createdById: ctx.actor.kind === "user" ? ctx.actor.id : null,
      createdAt: ctx.now,
    });
    audit({ action: "api_key.create", resourceKind: "api_key", resourceId: key.id, after: recorded(key) });
    return { ...present(key, ctx.now), token };
  });
}

export async function changeApiKey(ctx: Ctx, id: string, change: ApiKeyChange) {
  return write(ctx, "config", async (tx, audit) => {
    const before = await findKey(tx, ctx, id);
    if (before.kind === "server" && change.allowedOrigins?.length) {
      throw new AppError("invalid_payload", {
        details: "Property /allowedOrigins: a server key has no allowed origins",
      });
    }
    if (before.kind === "client" && change.allowedOrigins?.length === 0) {
      throw new AppError("invalid_payload", { details: "Property /allowedOrigins: a browser key needs one" });
    }
    const after = await tx.apiKey.update({ where: { id: before.id, projectId: ctx.projectId }, data: change });
    audit({
      action: "api_key.change",
      resourceKind: "api_key",
      resourceId: after.id,
      before: recorded(before),
      after: recorded(after),
    });
    return present(after, ctx.now);
  });
}

/** A new token under the same app id; the old one goes on working for the days chosen. The answer holds the new token. */
export async function rollApiKey(ctx: Ctx, id: string, { overlapDays }: ApiKeyRoll) {
  return write(ctx, "config", async (tx, audit) => {
    const old = await findKey(tx, ctx, id);
    const token = newToken(old.kind === "client" ? "client" : "server");
    const key = await insertKey(tx, ctx.projectId, {
      kind: old.kind === "client" ? "client" : "server",
      name: old.name,
      appId: old.appId,
      token,
      allowedOrigins: old.allowedOrigins,
      ratePerSecond: old.ratePerSecond,
      createdById: ctx.actor.kind === "user" ? ctx.actor.id : null,
    });
    const ends = new Date(ctx.now.getTime() + overlapDays * 86_400_000);
    // The condition decides between two who roll at once: the second finds nothing to replace.
    const { count } = await tx.apiKey.updateMany({
      where: { id: old.id, projectId: ctx.projectId, revokedAt: null, replacedById: null, expiresAt: null },
      data: { replacedById: key.id, expiresAt: ends, ...(overlapDays === 0 ? { revokedAt: ctx.now } : {}) },
    });
    if (count === 0) throw new AppError("edit_conflict", { details: "This key was revoked or replaced already." });
    audit({ action: "api_key.roll", resourceKind: "api_key", resourceId: old.id, after: { replacedBy: key.id, ends } });
    audit({ action: "api_key.create", resourceKind: "api_key", resourceId: key.id, after: recorded(key) });
    return { ...present(key, ctx.now), token };
  });
}

export async function revokeApiKey(ctx: Ctx, id: string) {
  return write(ctx, "config", async (tx, audit) => {
    const key = await findKey(tx, ctx, id);
    const { count } = await tx.apiKey.updateMany({
      where: { id: key.id, projectId: ctx.projectId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw new AppError("edit_conflict", { details: "This key was revoked already." });
    audit({ action: "api_key.revoke", resourceKind: "api_key", resourceId: key.id, before: recorded(key) });
    return present({ ...key, revokedAt: ctx.now }, ctx.now);
  });
}
