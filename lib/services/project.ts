import { publicId } from "@/lib/domain/id";
import { isRole, mayOpenProjects, type Permission, permissions, roleMay } from "@/lib/domain/permission";
import type { ProjectChange, ProjectInput } from "@/lib/domain/project";
import type { Project } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { write } from "@/lib/server/write";

type Settings = Pick<Project, "name" | "timeZone" | "currency" | "rejectedRetentionDays">;

const settingsOf = ({ name, timeZone, currency, rejectedRetentionDays }: Settings): Settings => ({
  name,
  timeZone,
  currency,
  rejectedRetentionDays,
});

function present(project: Project) {
  return { id: publicId("project", project.id), ...settingsOf(project), createdAt: project.createdAt.toISOString() };
}

/** The projects of the person signed in, with what she may do in each. */
export async function listProjects(userId: string) {
  const memberships = await db().membership.findMany({
    where: { userId },
    include: { project: true },
    orderBy: { project: { createdAt: "asc" } },
  });
  return memberships.flatMap(({ project, role }) =>
    isRole(role)
      ? [
          {
            ...present(project),
            role,
            permissions: (Object.keys(permissions) as Permission[]).filter((p) => roleMay(role, p)),
          },
        ]
      : [],
  );
}

export async function listProjectsOf(ctx: Ctx) {
  if (ctx.actor.kind !== "user") throw new AppError("unauthorized");
  const data = await listProjects(ctx.actor.id);
  return { data, nextCursor: null, total: data.length };
}

export async function createProject(ctx: Ctx, input: ProjectInput) {
  if (ctx.actor.kind !== "user") throw new AppError("forbidden");
  const userId = ctx.actor.id;
  const held = await db().membership.findMany({ where: { userId }, select: { role: true } });
  if (!mayOpenProjects(held.map(({ role }) => role).filter(isRole))) {
    throw new AppError("missing_required_permission", {
      details: "Only an owner or admin of a project opens another.",
    });
  }
  const id = newId();
  return write({ ...ctx, projectId: id }, "config", async (tx, audit) => {
    const project = await tx.project.create({ data: { id, ...input } });
    await tx.membership.create({ data: { projectId: id, userId, role: "owner" } });
    audit({ action: "project.create", resourceKind: "project", resourceId: id, after: settingsOf(project) });
    return present(project);
  });
}

export async function getProject(ctx: Ctx) {
  const project = await db().project.findUnique({ where: { id: ctx.projectId } });
  if (!project) throw notFound("project", publicId("project", ctx.projectId));
  return present(project);
}

export async function changeProject(ctx: Ctx, change: ProjectChange) {
  return write(ctx, "config", async (tx, audit) => {
    const before = await tx.project.findUniqueOrThrow({ where: { id: ctx.projectId } });
    const after = await tx.project.update({ where: { id: ctx.projectId }, data: change });
    audit({
      action: "project.change",
      resourceKind: "project",
      resourceId: ctx.projectId,
      before: settingsOf(before),
      after: settingsOf(after),
    });
    return present(after);
  });
}
