import { publicId } from "@/lib/domain/id";
import type { MemberChange } from "@/lib/domain/member";
import { isAtLeast, isRole, type Role } from "@/lib/domain/permission";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { requireStoredId } from "@/lib/server/stored-id";
import { write } from "@/lib/server/write";

export async function listMembers(ctx: Ctx) {
  const memberships = await db().membership.findMany({
    where: { projectId: ctx.projectId },
    include: { user: { select: { name: true, email: true } } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  const data = memberships.map(({ userId, role, createdAt, user }) => ({
    id: publicId("user", userId),
    name: user.name,
    email: user.email,
    role,
    isSelf: ctx.actor.kind === "user" && ctx.actor.id === userId,
    joinedAt: createdAt.toISOString(),
  }));
  return { data, nextCursor: null, total: data.length };
}

/** Nobody gives, takes or changes a role above their own. */
export function assertMayGrant(ctx: Ctx, role: Role): void {
  const own = ctx.actor.kind === "user" ? ctx.actor.role : null;
  if (own && isAtLeast(own, role)) return;
  throw new AppError("missing_required_permission", {
    details: `The role ${role} stands above your own${own ? `, ${own}` : ""}.`,
  });
}

interface Locked {
  name: string;
  role: Role;
  isLastOwner: boolean;
}

/**
 * The member and all owners are locked first, always in the same order: of two owners who demote each other at once the
 * second waits, and then finds itself to be the last.
 */
async function lockMember(tx: Tx, ctx: Ctx, userId: string, shownId: string): Promise<Locked> {
  const rows = await tx.$queryRaw<{ user_id: string; name: string; role: string }[]>`
    SELECT m.user_id, u.name, m.role FROM membership m JOIN auth_user u ON u.id = m.user_id
    WHERE m.project_id = ${ctx.projectId}::uuid AND (m.role = 'owner' OR m.user_id = ${userId})
    ORDER BY m.user_id FOR UPDATE OF m`;
  const member = rows.find((row) => row.user_id === userId);
  if (!member || !isRole(member.role)) throw notFound("member", shownId.slice(0, 100));
  const { name, role } = member;
  const owners = rows.filter((row) => row.role === "owner").length;
  return { name, role, isLastOwner: role === "owner" && owners === 1 };
}

function lastOwner(): AppError {
  return new AppError("resource_in_use", {
    details: "A project keeps at least one owner: make somebody else owner first.",
  });
}

export async function changeMember(ctx: Ctx, id: string, { role }: MemberChange) {
  const userId = requireStoredId("user", "member", id);
  return write(ctx, "data", async (tx, audit) => {
    const before = await lockMember(tx, ctx, userId, id);
    assertMayGrant(ctx, before.role);
    assertMayGrant(ctx, role);
    if (before.isLastOwner && role !== "owner") throw lastOwner();
    await tx.membership.update({ where: { projectId_userId: { projectId: ctx.projectId, userId } }, data: { role } });
    audit({
      action: "member.change",
      resourceKind: "member",
      resourceId: userId,
      before: { name: before.name, role: before.role },
      after: { name: before.name, role },
    });
    return { id: publicId("user", userId), role };
  });
}

/** Takes effect with the member's next request: the role is read from the database each time. */
export async function removeMember(ctx: Ctx, id: string) {
  const userId = requireStoredId("user", "member", id);
  return write(ctx, "data", async (tx, audit) => {
    const before = await lockMember(tx, ctx, userId, id);
    assertMayGrant(ctx, before.role);
    if (before.isLastOwner) throw lastOwner();
    await tx.membership.delete({ where: { projectId_userId: { projectId: ctx.projectId, userId } } });
    audit({
      action: "member.remove",
      resourceKind: "member",
      resourceId: userId,
      before: { name: before.name, role: before.role },
    });
  });
}
