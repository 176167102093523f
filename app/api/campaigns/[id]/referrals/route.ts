import { CampaignReferralsQuery } from "@/lib/domain/campaign/query";
import { CampaignReferrals } from "@/lib/domain/campaign/record";
import { MadeReferral, ReferralByHand } from "@/lib/domain/campaign/reward-review";
import { route } from "@/lib/server/route";
import { pageCampaignReferrals } from "@/lib/services/campaign-referrals";
import { attributeByHand } from "@/lib/services/referral-by-hand";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/referrals",
  { params: ById, query: CampaignReferralsQuery, answer: CampaignReferrals },
  (input) => pageCampaignReferrals(input.ctx, input.params.id, input.query),
);

export const POST = route(
  "POST /api/campaigns/[id]/referrals",
  { params: ById, body: ReferralByHand, answer: MadeReferral, status: 201 },
  ({ ctx, params, body }) => attributeByHand(ctx, params.id, body),
);
