import { hashStatusToken, statusToken } from "@/lib/pipeline/message/standing-status-link";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { write } from "@/lib/server/write";
import { findCustomer } from "./customer";

export async function showStatusLink(ctx: Ctx, key: string) {
  const { id: customerId } = await findCustomer(ctx, key);
  const link = await db().statusLink.findUnique({
    where: { projectId_customerId: { projectId: ctx.projectId, customerId } },
  });
  return { isThere: link !== null, createdAt: link?.createdAt.toISOString() ?? null };
}

/** The answer holds the link, whose token is never shown again. One made before leads nowhere from then on. */
export async function makeStatusLink(ctx: Ctx, key: string, origin: string) {
  const { id: customerId } = await findCustomer(ctx, key);
  const token = statusToken(customerId, ctx.now);
  const data = { tokenHash: hashStatusToken(token), createdAt: ctx.now };
  const id = { projectId: ctx.projectId, customerId };
  await write(ctx, "data", async (tx, audit) => {
    await tx.statusLink.upsert({ where: { projectId_customerId: id }, create: { ...id, ...data }, update: data });
    audit({ action: "customer.create_status_link", resourceKind: "customer", resourceId: customerId });
  });
  return { link: `${origin}/s/${token}`, createdAt: ctx.now.toISOString() };
}

export async function revokeStatusLink(ctx: Ctx, key: string): Promise<void> {
  const { id: customerId } = await findCustomer(ctx, key);
  const where = { projectId: ctx.projectId, customerId };
  if ((await db().statusLink.count({ where })) === 0) return;
  await write(ctx, "data", async (tx, audit) => {
    await tx.statusLink.deleteMany({ where });
    audit({ action: "customer.revoke_status_link", resourceKind: "customer", resourceId: customerId });
  });
}
