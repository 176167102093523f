import { CampaignFunnel } from "@/lib/domain/campaign/record";
import { OverviewInput } from "@/lib/domain/overview-input";
import { route } from "@/lib/server/route";
import { campaignFunnel } from "@/lib/services/campaign-funnel";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/funnel",
  { params: ById, query: OverviewInput, answer: CampaignFunnel },
  ({ ctx, params, query }) => campaignFunnel(ctx, params.id, query),
);
