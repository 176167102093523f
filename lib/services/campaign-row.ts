import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { publicId } from "@/lib/domain/id";
import { isSameJson } from "@/lib/domain/json";
import type { Campaign, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { duplicate, notFound } from "@/lib/server/errors";
import { sqlState } from "@/lib/server/write";
import { invalidCampaign } from "./campaign-config";

/** What every edit of a campaign does, whether it changes one at once or publishes a draft of it. */

export async function lockCampaign(tx: Tx, ctx: Ctx, id: string): Promise<Campaign> {
  await tx.$queryRaw`SELECT 1 FROM campaign WHERE project_id = ${ctx.projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const campaign = await tx.campaign.findFirst({ where: { projectId: ctx.projectId, id, deletedAt: null } });
  if (!campaign) throw notFound("campaign", publicId("campaign", id));
  return campaign;
}

export async function addVersion(tx: Tx, ctx: Ctx, campaign: Campaign, config: CampaignConfig): Promise<void> {
  await tx.campaignVersion.create({
    data: {
      projectId: ctx.projectId,
      campaignId: campaign.id,
      number: campaign.version,
      config: config as unknown as Prisma.InputJsonObject,
      createdAt: ctx.now,
    },
  });
}

/**
 * A counter is kept only while a limit or a condition asks for it, so one that a later version asks for again would tell of
 * old times. The worker makes them anew from what stands. Steps of tiers stay: not all of them left a reward.
 */
export async function forgetCounters(tx: Tx, { projectId, id }: Campaign): Promise<void> {
  await tx.campaignCounter.deleteMany({ where: { projectId, campaignId: id, NOT: { key: { startsWith: "tier." } } } });
}

export function assertPeriod(startsAt: Date | null, endsAt: Date | null): void {
  if (startsAt && endsAt && endsAt <= startsAt) {
    throw invalidCampaign(`It would end ${endsAt.toISOString()}, before it starts ${startsAt.toISOString()}.`);
  }
}

/** When it began: once it runs and its start has come. Of one that waits for its start the worker says so. */
export function begunAt(
  { status, startsAt, begunAt }: { status: string; startsAt: Date | null; begunAt: Date | null },
  now: Date,
): Date | null {
  if (begunAt) return begunAt;
  return status === "running" && (startsAt === null || startsAt <= now) ? now : null;
}

/** What is left out says the same as what is said to be off. */
function explicit(config: CampaignConfig): CampaignConfig {
  return { ...config, isStatic: config.isStatic ?? false };
}

export function isSameConfig(one: CampaignConfig, other: CampaignConfig): boolean {
  return isSameJson(explicit(one), explicit(other));
}

export function shown({ name, kind, status, description, startsAt, endsAt, version, metadata }: Campaign) {
  return { name, kind, status, description, startsAt, endsAt, version, metadata };
}

/** The unique key decides whether the name is free; this says so in words. */
export async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === "23505") throw duplicate("campaign", `name ${name}`);
    throw error;
  }
}
