import { CampaignReferralsQuery } from "@/lib/domain/campaign/query";
import { CampaignReferrals } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { pageCampaignReferrals } from "@/lib/services/campaign-referrals";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/referrals",
  { params: ById, query: CampaignReferralsQuery, answer: CampaignReferrals },
  (input) => pageCampaignReferrals(input.ctx, input.params.id, input.query),
);
