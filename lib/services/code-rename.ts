import { codeKey } from "@/lib/domain/campaign/code";
import type { CodeRename } from "@/lib/domain/campaign/query";
import type { Code } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { AppError, duplicate } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { sqlState, write } from "@/lib/server/write";
import { findCode } from "./code";

/**
 * Gives a code another name; the old one goes on leading to it. The row stays the same, so whatever points at the code
 * (referrals, rewards, the ledger) does too. A name that another code has, or ever had, is refused by the unique key.
 */
export async function renameCode(ctx: Ctx, key: string, { code: name }: CodeRename): Promise<Code> {
  const known = await findCode(ctx, key);
  if (known.code === name) return known;
  try {
    return await write(ctx, "data", async (tx, audit) => {
      const before = await lockCode(tx, ctx, known.id);
      await moveName(tx, ctx, before, name);
      audit({
        action: "code.rename",
        resourceKind: "code",
        resourceId: before.id,
        before: { code: before.code },
        after: { code: name },
      });
      return tx.code.findUniqueOrThrow({ where: { id: before.id, projectId: ctx.projectId } });
    });
  } catch (error) {
    if (sqlState(error) === "23505") throw duplicate("voucher", `code ${name}`);
    throw error;
  }
}

/** Two renames of one code come one after the other. */
async function lockCode(tx: Tx, ctx: Ctx, id: string): Promise<Code> {
  await tx.$queryRaw`SELECT 1 FROM code WHERE project_id = ${ctx.projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.code.findUniqueOrThrow({ where: { id, projectId: ctx.projectId } });
}

const aliasesMax = 20;

async function moveName(tx: Tx, ctx: Ctx, { id, projectId, campaignId, ...before }: Code, name: string): Promise<void> {
  const key = codeKey(name);
  // One of its own old names: the two change places.
  await tx.code.deleteMany({ where: { projectId, codeKey: key, aliasOf: id } });
  await tx.code.update({ where: { id, projectId }, data: { code: name, codeKey: key, updatedAt: ctx.now } });
  if (before.codeKey === key) return;
  if ((await tx.code.count({ where: { projectId, aliasOf: id } })) >= aliasesMax) throw tooManyNames(name);
  await tx.code.create({
    data: {
      id: newId(ctx.now.getTime()),
      projectId,
      campaignId,
      code: before.code,
      codeKey: before.codeKey,
      aliasOf: id,
      active: false,
      createdAt: ctx.now,
    },
  });
}

function tooManyNames(name: string): AppError {
  return new AppError("resource_in_use", {
    message: "Too many names",
    details: `The code has had ${aliasesMax} names already, all of which lead to it for ever; ${name} would be one too many.`,
    resourceType: "voucher",
  });
}
