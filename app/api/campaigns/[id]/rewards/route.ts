import { CampaignRewardsQuery } from "@/lib/domain/campaign/query";
import { route } from "@/lib/server/route";
import { pageCampaignRewards } from "@/lib/services/campaign-referrals";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/campaigns/[id]/rewards", { params: ById, query: CampaignRewardsQuery }, (input) =>
  pageCampaignRewards(input.ctx, input.params.id, input.query),
);
