import { z } from "zod";
import type { AuditEntry as AuditEntryShown, AuditPage } from "@/lib/domain/audit-entry";
import { type IdKind, idPrefix, publicId, storedId } from "@/lib/domain/id";
import type { AuditEntry, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { nameThings, shownId } from "./audit-names";

export const AuditQuery = z.object({
  actor: z.string().max(100).optional(),
  resourceKind: z.string().max(50).optional(),
  resource: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** Newest first. Signing in and out belongs to no project: it is shown of the project's members. */
export async function listAudit(ctx: Ctx, query: AuditQuery): Promise<AuditPage> {
  const before = query.cursor === undefined ? undefined : storedId("audit", query.cursor);
  if (before === null)
    throw new AppError("invalid_query_params", { details: "query /cursor: not a cursor of this list" });
  const members = await db().membership.findMany({ where: { projectId: ctx.projectId }, select: { userId: true } });
  const where: Prisma.AuditEntryWhereInput = {
    OR: [{ projectId: ctx.projectId }, { projectId: null, actorId: { in: members.map(({ userId }) => userId) } }],
    ...(before ? { id: { lt: before } } : {}),
    ...(query.actor ? { actorId: anyStoredId(query.actor) } : {}),
    ...(query.resourceKind ? { resourceKind: query.resourceKind } : {}),
    ...(query.resource ? { resourceId: anyStoredId(query.resource) } : {}),
    ...(query.action ? { action: query.action } : {}),
  };
  const rows = await db().auditEntry.findMany({ where, orderBy: { id: "desc" }, take: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: await presentEntries(ctx, page),
    nextCursor: rows.length > query.limit && last ? publicId("audit", last.id) : null,
  };
}

export async function presentEntries(ctx: Ctx, entries: AuditEntry[]): Promise<AuditEntryShown[]> {
  const named = await nameThings(ctx, entries);
  return entries.map((entry) => ({ ...present(entry), ...named(entry) }));
}

/** The stored id of a public id of whatever kind; other texts stay as they are. */
function anyStoredId(text: string): string {
  for (const kind of Object.keys(idPrefix) as IdKind[]) {
    const id = storedId(kind, text);
    if (id) return id;
  }
  return text;
}

function present(entry: AuditEntry): Omit<AuditEntryShown, "resource" | "related"> {
  return {
    id: publicId("audit", entry.id),
    actor: {
      kind: entry.actorKind,
      id: entry.actorId && shownId(entry.actorKind === "key" ? "api_key" : "user", entry.actorId),
      name: entry.actorName,
    },
    action: entry.action,
    before: entry.before,
    after: entry.after,
    reason: entry.reason,
    requestId: entry.requestId,
    createdAt: entry.createdAt.toISOString(),
  };
}
