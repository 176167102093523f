import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { CampaignListQuery } from "@/lib/wire/campaign";
import { answerCampaigns, createWireCampaign } from "@/lib/wire/campaign-answer";
import { CampaignBody } from "@/lib/wire/campaign-input";
import { WireCampaign, WireCampaignList } from "@/lib/wire/campaign-shape";

export const POST = route(
  "POST /v1/campaigns",
  { body: CampaignBody, answer: looselyTyped(WireCampaign) },
  ({ ctx, body }) => createWireCampaign(ctx, body),
);

export const GET = route(
  "GET /v1/campaigns",
  { query: CampaignListQuery, answer: looselyTyped(WireCampaignList) },
  ({ ctx, query }) => answerCampaigns(ctx, query),
);
