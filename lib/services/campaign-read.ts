import { CampaignConfig } from "@/lib/domain/campaign/config";
import type { CampaignState } from "@/lib/domain/campaign/kinds";
import { rewardRules } from "@/lib/domain/campaign/named-config";
import { campaignState } from "@/lib/domain/campaign/state";
import { storedId } from "@/lib/domain/id";
import type { Campaign, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";

/** The campaign of that id or name. */
export async function findCampaign(ctx: Ctx, key: string): Promise<Campaign> {
  const id = storedId("campaign", key);
  const found = await db().campaign.findMany({
    where: { projectId: ctx.projectId, deletedAt: null, OR: [{ name: key }, ...(id ? [{ id }] : [])] },
  });
  const campaign = found.find((one) => one.id === id) ?? found[0];
  if (!campaign) throw notFound("campaign", key);
  return campaign;
}

export async function configOf(tx: Pick<Tx, "campaignVersion">, campaign: Campaign): Promise<CampaignConfig> {
  const { projectId, id: campaignId, version: number } = campaign;
  const version = await tx.campaignVersion.findUniqueOrThrow({
    where: { projectId_campaignId_number: { projectId, campaignId, number } },
  });
  return CampaignConfig.parse(version.config);
}

export interface CampaignView {
  campaign: Campaign;
  config: CampaignConfig;
  state: CampaignState;
  /** Whether somebody changes it and has not published that. */
  hasDraft: boolean;
  /** Codes that exist, and how many of them somebody holds. */
  codes: number;
  published: number;
  /** Names of the campaigns that rewards draw on, by id. */
  names: Map<string, string>;
}

/** Campaigns with what both APIs show of them, in five queries however many they are. */
export async function viewCampaigns(ctx: Ctx, campaigns: Campaign[]): Promise<CampaignView[]> {
  const { projectId } = ctx;
  const ids = campaigns.map((campaign) => campaign.id);
  const [versions, codes, published, drafts] = await Promise.all([
    db().campaignVersion.findMany({
      where: { projectId, OR: campaigns.map(({ id, version }) => ({ campaignId: id, number: version })) },
    }),
    db().code.groupBy({
      by: ["campaignId"],
      where: { projectId, campaignId: { in: ids }, aliasOf: null },
      _count: true,
    }),
    db().code.groupBy({
      by: ["campaignId"],
      where: { projectId, campaignId: { in: ids }, publishedAt: { not: null } },
      _count: true,
    }),
    db().campaignDraft.findMany({ where: { projectId, campaignId: { in: ids } }, select: { campaignId: true } }),
  ]);
  const configs = new Map(versions.map(({ campaignId, config }) => [campaignId, CampaignConfig.parse(config)]));
  const names = await rewardCampaignNames(ctx, [...configs.values()]);
  const counted = (rows: typeof codes, id: string) => rows.find((row) => row.campaignId === id)?._count ?? 0;
  return campaigns.flatMap((campaign) => {
    const config = configs.get(campaign.id);
    if (!config) return [];
    return {
      ...{ campaign, config, names, state: campaignState(campaign, ctx.now) },
      hasDraft: drafts.some(({ campaignId }) => campaignId === campaign.id),
      codes: counted(codes, campaign.id),
      published: counted(published, campaign.id),
    };
  });
}

export async function viewCampaign(ctx: Ctx, campaign: Campaign): Promise<CampaignView> {
  const [view] = await viewCampaigns(ctx, [campaign]);
  if (!view) throw new Error(`campaign ${campaign.id} has no version ${campaign.version}`);
  return view;
}

export async function rewardCampaignNames(ctx: Ctx, configs: CampaignConfig[]): Promise<Map<string, string>> {
  const ids = configs.flatMap((config) =>
    config.kind === "referral"
      ? rewardRules(config).flatMap((rule) => ("campaignId" in rule ? [rule.campaignId] : []))
      : [],
  );
  const found = await db().campaign.findMany({
    where: { projectId: ctx.projectId, id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(found.map(({ id, name }) => [id, name]));
}

export interface CampaignQuery {
  limit: number;
  skip: number;
  order: { field: "createdAt" | "updatedAt"; direction: "asc" | "desc" };
  kind?: string;
  status?: string;
}

export async function listCampaigns(ctx: Ctx, query: CampaignQuery): Promise<{ campaigns: Campaign[]; total: number }> {
  const where: Prisma.CampaignWhereInput = {
    projectId: ctx.projectId,
    deletedAt: null,
    kind: query.kind,
    status: query.status,
  };
  const { field, direction } = query.order;
  const [campaigns, total] = await Promise.all([
    db().campaign.findMany({
      where,
      orderBy: [{ [field]: direction }, { id: direction }],
      skip: query.skip,
      take: query.limit,
    }),
    db().campaign.count({ where }),
  ]);
  return { campaigns, total };
}
