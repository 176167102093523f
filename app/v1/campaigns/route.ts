import { route } from "@/lib/server/route";
import { CampaignListQuery } from "@/lib/wire/campaign";
import { answerCampaigns, createWireCampaign } from "@/lib/wire/campaign-answer";
import { CampaignBody } from "@/lib/wire/campaign-input";

export const POST = route("POST /v1/campaigns", { body: CampaignBody }, ({ ctx, body }) =>
  createWireCampaign(ctx, body),
);

export const GET = route("GET /v1/campaigns", { query: CampaignListQuery }, ({ ctx, query }) =>
  answerCampaigns(ctx, query),
);
