import { CampaignHistory } from "@/lib/domain/campaign/history-record";
import { PageQuery } from "@/lib/domain/customer-query";
import { route } from "@/lib/server/route";
import { campaignHistory } from "@/lib/services/campaign-history";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/history",
  { params: ById, query: PageQuery, answer: CampaignHistory },
  ({ ctx, params, query }) => campaignHistory(ctx, params.id, query),
);
