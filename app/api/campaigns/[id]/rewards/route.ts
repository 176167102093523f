import { CampaignRewardsQuery } from "@/lib/domain/campaign/query";
import { CampaignRewards } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { pageCampaignRewards } from "@/lib/services/campaign-rewards";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/rewards",
  { params: ById, query: CampaignRewardsQuery, answer: CampaignRewards },
  ({ ctx, params, query }) => pageCampaignRewards(ctx, params.id, query),
);
