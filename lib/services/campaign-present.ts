import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { namedConfig } from "@/lib/domain/campaign/named-config";
import { publicId } from "@/lib/domain/id";
import type { Campaign } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { type CampaignView, viewCampaign } from "./campaign-read";

/** A campaign as our own API shows it. Its config can be sent back as it is: references carry public ids, and names beside. */
export function presentCampaign({ campaign, config, state, hasDraft, codes, published, names }: CampaignView) {
  return {
    id: publicId("campaign", campaign.id),
    name: campaign.name,
    kind: config.kind,
    status: state,
    description: campaign.description,
    startsAt: campaign.startsAt,
    endsAt: campaign.endsAt,
    version: campaign.version,
    metadata: campaign.metadata as Record<string, unknown>,
    config: publicConfig(config, names),
    codesCount: codes,
    publishedCount: published,
    hasDraft,
    createdAt: campaign.createdAt,
    updatedAt: campaign.updatedAt,
  };
}

export async function showCampaign(ctx: Ctx, campaign: Campaign) {
  return presentCampaign(await viewCampaign(ctx, campaign));
}

export function publicConfig(config: CampaignConfig, names: Map<string, string>) {
  if (config.kind !== "referral") return config;
  return namedConfig(config, {
    campaign: (id) => ({ id: publicId("campaign", id), name: names.get(id) ?? null }),
    trigger: ({ eventSchemaId, eventName }) => ({ id: publicId("eventSchema", eventSchemaId), name: eventName }),
  });
}
