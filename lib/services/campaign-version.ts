import { CampaignConfig } from "@/lib/domain/campaign/config";
import { type CampaignDifference, campaignDifferences } from "@/lib/domain/campaign/difference";
import { draftOf } from "@/lib/domain/campaign/draft";
import type { PublicConfig } from "@/lib/domain/campaign/record";
import { PlainPart } from "@/lib/domain/plain-part";
import type { Campaign, CampaignVersion } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { createCampaign } from "./campaign";
import { publicConfig } from "./campaign-present";
import { findCampaign, rewardCampaignNames } from "./campaign-read";

const shownMax = 200;

/** Every version of a campaign, the newest first, each with what it changed of the one before. */
export async function listVersions(ctx: Ctx, key: string) {
  const campaign = await findCampaign(ctx, key);
  const numbers = Array.from({ length: campaign.version }, (_, at) => campaign.version - at).slice(0, shownMax);
  return { data: await versionsOf(ctx, campaign, numbers) };
}

/** These versions of a campaign, the newest first. */
export async function versionsOf(ctx: Ctx, campaign: Campaign, numbers: number[]) {
  if (numbers.length === 0) return [];
  const wanted = [...new Set(numbers.flatMap((number) => [number, number - 1]))];
  const [versions, project, counts] = await Promise.all([
    db().campaignVersion.findMany({
      where: { projectId: ctx.projectId, campaignId: campaign.id, number: { in: wanted } },
      orderBy: { number: "desc" },
    }),
    db().project.findUniqueOrThrow({ where: { id: ctx.projectId } }),
    db().referral.groupBy({
      by: ["campaignVersion"],
      where: { projectId: ctx.projectId, campaignId: campaign.id },
      _count: true,
    }),
  ]);
  const shown = new Map(
    (await shownConfigs(ctx, versions)).map((config, at) => [versions[at]?.number ?? 0, config] as const),
  );
  return versions
    .filter(({ number }) => numbers.includes(number))
    .map(({ number, createdAt }) => {
      const [is, was] = [shown.get(number), shown.get(number - 1)];
      return {
        number,
        createdAt,
        isCurrent: number === campaign.version,
        /** Referrals that began under it. */
        referrals: counts.find(({ campaignVersion }) => campaignVersion === number)?._count ?? 0,
        changes: is && was ? campaignDifferences(was, is, project).map(plain) : [],
      };
    });
}

/** Names in it lead nowhere: the version is about things as they were called. */
function plain({ kind, words }: CampaignDifference) {
  return { kind, words: words.map((part) => PlainPart.parse(part)) };
}

async function shownConfigs(ctx: Ctx, versions: CampaignVersion[]): Promise<PublicConfig[]> {
  const configs = versions.map(({ config }) => CampaignConfig.parse(config));
  const names = await rewardCampaignNames(ctx, configs);
  return configs.map((config) => publicConfig(config, names));
}

export async function getVersion(ctx: Ctx, key: string, number: number) {
  const campaign = await findCampaign(ctx, key);
  const version = await db().campaignVersion.findUnique({
    where: { projectId_campaignId_number: { projectId: ctx.projectId, campaignId: campaign.id, number } },
  });
  if (!version) throw notFound("version", String(number));
  const [config] = await shownConfigs(ctx, [version]);
  if (!config) throw notFound("version", String(number));
  return { number, createdAt: version.createdAt, config };
}

/** A new draft of the same configuration, without dates, codes or anything that came of the other. */
export async function cloneCampaign(ctx: Ctx, key: string, name: string) {
  const campaign = await findCampaign(ctx, key);
  const version = await db().campaignVersion.findUniqueOrThrow({
    where: {
      projectId_campaignId_number: { projectId: ctx.projectId, campaignId: campaign.id, number: campaign.version },
    },
  });
  const input = {
    name,
    description: campaign.description,
    startsAt: null,
    endsAt: null,
    metadata: campaign.metadata as Record<string, unknown>,
    config: draftOf(CampaignConfig.parse(version.config)),
  };
  return createCampaign(ctx, input, { status: "draft", codes: 0 });
}
