import { CampaignReferralsQuery } from "@/lib/domain/campaign/query";
import { route } from "@/lib/server/route";
import { pageCampaignReferrals } from "@/lib/services/campaign-referrals";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/referrals",
  { params: ById, query: CampaignReferralsQuery },
  (input) => pageCampaignReferrals(input.ctx, input.params.id, input.query),
);
