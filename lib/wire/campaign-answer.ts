import type { z } from "zod";
import type { CampaignStatus } from "@/lib/domain/campaign/kinds";
import type { Campaign } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { createCampaign, updateCampaign } from "@/lib/services/campaign";
import { findCampaign, listCampaigns, viewCampaign, viewCampaigns } from "@/lib/services/campaign-read";
import { type CampaignListQuery, campaignOrderField, wireCampaign, wireCampaignInList } from "./campaign";
import { type CampaignBody, type CampaignUpdateBody, campaignInputOf, campaignPatchOf } from "./campaign-input";
import { kindOfCampaignType } from "./campaign-type";
import { list, skipOf } from "./list";

export async function answerCampaign(ctx: Ctx, campaign: Campaign): Promise<Record<string, unknown>> {
  return wireCampaign(await viewCampaign(ctx, campaign));
}

/** The wire has no drafts: a campaign runs from the moment it is made, unless its `active` is false. */
export async function createWireCampaign(ctx: Ctx, body: CampaignBody): Promise<Record<string, unknown>> {
  const status: CampaignStatus = body.active === false ? "draft" : "running";
  const beginning = { status, codes: body.vouchers_count ?? 0 };
  return answerCampaign(ctx, await createCampaign(ctx, campaignInputOf(body), beginning));
}

export async function updateWireCampaign(ctx: Ctx, key: string, body: CampaignUpdateBody) {
  const { campaign, config } = await viewCampaign(ctx, await findCampaign(ctx, key));
  const metadata = campaign.metadata as Record<string, unknown>;
  // What a PUT leaves out is taken from the version read here: had another edit come between, it would be undone.
  const patch = { ...campaignPatchOf(body, { config, metadata }), version: campaign.version };
  return answerCampaign(ctx, await updateCampaign(ctx, key, patch));
}

export async function answerCampaigns(ctx: Ctx, query: z.infer<typeof CampaignListQuery>) {
  const { field, direction } = query.order ?? { field: "created_at", direction: "desc" };
  const type = query.campaign_type ?? (query.is_referral_code ? "REFERRAL_PROGRAM" : undefined);
  const { campaigns, total } = await listCampaigns(ctx, {
    limit: query.limit,
    skip: skipOf(query),
    order: { field: campaignOrderField[field], direction },
    kind: kindOfCampaignType(type),
  });
  const views = await viewCampaigns(ctx, campaigns);
  const isExpanded = [query.expand].flat().includes("category");
  return list("campaigns", views.map(isExpanded ? wireCampaign : wireCampaignInList), { total });
}
