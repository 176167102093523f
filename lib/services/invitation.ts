import { createHash, randomBytes } from "node:crypto";
import { publicId } from "@/lib/domain/id";
import type { InvitationInput } from "@/lib/domain/member";
import type { Invitation } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError, duplicate, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { requireStoredId } from "@/lib/server/stored-id";
import { write } from "@/lib/server/write";
import { assertMayGrant } from "./member";

const validDays = 7;

export function hashInvitationToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** open → accepted | revoked | expired; only an open one lets anybody in. */
export function invitationStatus(invitation: Invitation, now: Date): "open" | "accepted" | "revoked" | "expired" {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt <= now ? "expired" : "open";
}

function present(invitation: Invitation, now: Date) {
  return {
    id: publicId("invitation", invitation.id),
    email: invitation.email,
    role: invitation.role,
    status: invitationStatus(invitation, now),
    expiresAt: invitation.expiresAt.toISOString(),
    createdAt: invitation.createdAt.toISOString(),
  };
}

export async function listInvitations(ctx: Ctx) {
  const invitations = await db().invitation.findMany({
    where: { projectId: ctx.projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return { data: invitations.map((invitation) => present(invitation, ctx.now)), nextCursor: null };
}

/** The answer holds the link; its token is never shown again. Earlier open links to the same address end. */
export async function createInvitation(ctx: Ctx, { email, role }: InvitationInput, origin: string) {
  assertMayGrant(ctx, role);
  const token = randomBytes(32).toString("base64url");
  return write(ctx, "data", async (tx, audit) => {
    const member = await tx.membership.count({ where: { projectId: ctx.projectId, user: { email } } });
    if (member > 0) throw duplicate("member", `e-mail ${email}`);
    await tx.invitation.updateMany({
      where: { projectId: ctx.projectId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    const invitation = await tx.invitation.create({
      data: {
        id: newId(),
        projectId: ctx.projectId,
        email,
        role,
        tokenHash: hashInvitationToken(token),
        invitedById: ctx.actor.kind === "user" ? ctx.actor.id : null,
        expiresAt: new Date(ctx.now.getTime() + validDays * 86_400_000),
      },
    });
    audit({
      action: "invitation.create",
      resourceKind: "invitation",
      resourceId: invitation.id,
      after: { email, role },
    });
    return { ...present(invitation, ctx.now), token, link: `${origin}/accept-invitation?token=${token}` };
  });
}

export async function revokeInvitation(ctx: Ctx, id: string) {
  const invitationId = requireStoredId("invitation", "invitation", id);
  return write(ctx, "data", async (tx, audit) => {
    const invitation = await tx.invitation.findFirst({ where: { id: invitationId, projectId: ctx.projectId } });
    if (!invitation) throw notFound("invitation", id);
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, projectId: ctx.projectId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0)
      throw new AppError("edit_conflict", { details: "This invitation was accepted or revoked already." });
    audit({
      action: "invitation.revoke",
      resourceKind: "invitation",
      resourceId: invitationId,
      before: { email: invitation.email, role: invitation.role },
    });
  });
}
