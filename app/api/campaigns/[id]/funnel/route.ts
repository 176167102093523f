import { CampaignFunnelQuery } from "@/lib/domain/campaign/query";
import { CampaignFunnel } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { campaignFunnel } from "@/lib/services/campaign-funnel";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/funnel",
  { params: ById, query: CampaignFunnelQuery, answer: CampaignFunnel },
  (input) => campaignFunnel(input.ctx, input.params.id, input.query.days),
);
