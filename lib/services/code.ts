import { codeKey } from "@/lib/domain/campaign/code";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { storedId } from "@/lib/domain/id";
import type { Campaign, Code, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { duplicate } from "@/lib/server/errors";
import { write } from "@/lib/server/write";
import { configOf, findCampaign } from "./campaign-read";
import { addCodes, type CodeFields, insertCodes } from "./code-generation";
import { idsByKey, unknownCode } from "./code-name";

/**
 * The code, however its letters are cased and by whichever of its names, or the code of that id. Those of deleted campaigns
 * are found no longer.
 */
export async function findCode(ctx: Ctx, key: string): Promise<Code> {
  const id = storedId("code", key);
  const found = await db().code.findMany({
    where: {
      projectId: ctx.projectId,
      campaign: { deletedAt: null },
      OR: [{ codeKey: codeKey(key) }, ...(id ? [{ id }] : [])],
    },
  });
  const code = found.find((one) => one.codeKey === codeKey(key)) ?? found[0];
  if (!code) throw await unknownCode(ctx, key);
  if (code.aliasOf === null) return code;
  return db().code.findUniqueOrThrow({ where: { id: code.aliasOf, projectId: ctx.projectId } });
}

export interface CodeView {
  code: Code;
  campaign: Campaign;
  config: CampaignConfig;
  publications: number;
  /** What redemptions that stand took of it, minor units. */
  redeemedMinor: number;
}

/** Codes with what a voucher object shows of them, in four queries however many they are. */
export async function viewCodes(ctx: Ctx, codes: Code[]): Promise<CodeView[]> {
  const { projectId } = ctx;
  const campaignIds = [...new Set(codes.map((code) => code.campaignId))];
  const codeIds = codes.map((code) => code.id);
  const [campaigns, published, redeemed] = await Promise.all([
    db().campaign.findMany({ where: { projectId, id: { in: campaignIds } } }),
    db().publication.groupBy({
      by: ["codeId"],
      where: { projectId, codeId: { in: codeIds } },
      _count: true,
    }),
    db().redemption.groupBy({
      by: ["codeId"],
      where: { projectId, codeId: { in: codeIds }, status: "succeeded" },
      _sum: { amountMinor: true },
    }),
  ]);
  const configs = await Promise.all(campaigns.map((campaign) => configOf(db(), campaign)));
  return codes.flatMap((code) => {
    const at = campaigns.findIndex((campaign) => campaign.id === code.campaignId);
    const [campaign, config] = [campaigns[at], configs[at]];
    if (!campaign || !config) return [];
    return {
      ...{ code, campaign, config },
      publications: published.find((row) => row.codeId === code.id)?._count ?? 0,
      redeemedMinor: Number(redeemed.find((row) => row.codeId === code.id)?._sum.amountMinor ?? 0),
    };
  });
}

export async function viewCode(ctx: Ctx, code: Code): Promise<CodeView> {
  const [view] = await viewCodes(ctx, [code]);
  if (!view) throw new Error(`code ${code.id} has no campaign`);
  return view;
}

export interface CodeQuery {
  limit: number;
  skip: number;
  order: { field: "createdAt" | "updatedAt" | "code"; direction: "asc" | "desc" };
  campaignId?: string;
  holderId?: string;
  code?: string;
  createdAt?: Prisma.DateTimeFilter;
  updatedAt?: Prisma.DateTimeFilter;
}

export async function listCodes(ctx: Ctx, query: CodeQuery): Promise<{ codes: Code[]; total: number }> {
  const where: Prisma.CodeWhereInput = {
    projectId: ctx.projectId,
    campaign: { deletedAt: null },
    campaignId: query.campaignId,
    holderId: query.holderId,
    aliasOf: null,
    id: query.code === undefined ? undefined : { in: await idsByKey(ctx, [codeKey(query.code)]) },
    createdAt: query.createdAt,
    updatedAt: query.updatedAt,
  };
  const { field, direction } = query.order;
  const [codes, total] = await Promise.all([
    db().code.findMany({
      where,
      orderBy: [{ [field]: direction }, { id: direction }],
      skip: query.skip,
      take: query.limit,
    }),
    db().code.count({ where }),
  ]);
  return { codes, total };
}

export async function setCodeActive(ctx: Ctx, key: string, active: boolean): Promise<Code> {
  const code = await findCode(ctx, key);
  if (code.active === active) return code;
  return write(ctx, "data", async (tx, audit) => {
    audit({ action: active ? "code.enable" : "code.disable", resourceKind: "code", resourceId: code.id });
    return tx.code.update({
      where: { id: code.id, projectId: ctx.projectId },
      data: { active, updatedAt: ctx.now },
    });
  });
}

export async function generateCodes(
  ctx: Ctx,
  campaignKey: string,
  count: number,
  fields: CodeFields,
): Promise<string[]> {
  const campaign = await findCampaign(ctx, campaignKey);
  return write(ctx, "data", async (tx, audit) => {
    const config = await configOf(tx, campaign);
    const codes = await addCodes(tx, ctx, { campaign, config, count, fields });
    audit({ action: "campaign.add_codes", resourceKind: "campaign", resourceId: campaign.id, after: { count } });
    return codes;
  });
}

/** Adds a code of somebody's own choosing; the unique key says whether it is free in the project. */
export async function addChosenCode(ctx: Ctx, campaignKey: string, code: string, fields: CodeFields): Promise<Code> {
  const campaign = await findCampaign(ctx, campaignKey);
  return write(ctx, "data", async (tx, audit) => {
    const config = await configOf(tx, campaign);
    const [id] = await insertCodes(tx, ctx, { campaign, config, codes: [code], fields });
    if (!id) throw duplicate("voucher", `code ${code}`);
    audit({ action: "campaign.add_codes", resourceKind: "campaign", resourceId: campaign.id, after: { code } });
    return tx.code.findUniqueOrThrow({ where: { id, projectId: ctx.projectId } });
  });
}
