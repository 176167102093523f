import { type ConfigDraft, draftOf, type RewardDraft } from "@/lib/domain/campaign/draft";
import { publicId } from "@/lib/domain/id";
import type { Campaign } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { type CampaignView, viewCampaign } from "./campaign-read";

/** A campaign as our own API shows it. Its config can be sent back as it is: references carry public ids, and names beside. */
export function presentCampaign({ campaign, config, codes, published, names }: CampaignView) {
  return {
    id: publicId("campaign", campaign.id),
    name: campaign.name,
    kind: config.kind,
    status: campaign.status,
    description: campaign.description,
    startsAt: campaign.startsAt,
    endsAt: campaign.endsAt,
    version: campaign.version,
    metadata: campaign.metadata as Record<string, unknown>,
    config: publicConfig(draftOf(config), config.kind === "referral" ? config.trigger : null, names),
    codesCount: codes,
    publishedCount: published,
    createdAt: campaign.createdAt,
    updatedAt: campaign.updatedAt,
  };
}

export async function showCampaign(ctx: Ctx, campaign: Campaign) {
  return presentCampaign(await viewCampaign(ctx, campaign));
}

function publicConfig(
  draft: ConfigDraft,
  trigger: { eventSchemaId: string; eventName: string } | null,
  names: Map<string, string>,
) {
  if (draft.kind !== "referral" || !trigger) return draft;
  return {
    ...draft,
    trigger: { id: publicId("eventSchema", trigger.eventSchemaId), name: trigger.eventName },
    rewards: {
      referrer: publicReward(draft.rewards.referrer, names),
      referee: publicReward(draft.rewards.referee, names),
    },
  };
}

function publicReward(reward: RewardDraft | null, names: Map<string, string>) {
  if (!reward || !("id" in reward.campaign)) return null;
  const { id } = reward.campaign;
  return { ...reward, campaign: { id: publicId("campaign", id), name: names.get(id) ?? null } };
}
