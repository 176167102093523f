import { CampaignRewardsQuery } from "@/lib/domain/campaign/query";
import { CampaignRewards } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { pageCampaignRewards } from "@/lib/services/campaign-referrals";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/rewards",
  { params: ById, query: CampaignRewardsQuery, answer: CampaignRewards },
  (input) => pageCampaignRewards(input.ctx, input.params.id, input.query),
);
