import { CampaignDecisionsQuery } from "@/lib/domain/campaign/query";
import { CampaignDecisions } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { pageCampaignDecisions } from "@/lib/services/campaign-decisions";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/decisions",
  { params: ById, query: CampaignDecisionsQuery, answer: CampaignDecisions },
  ({ ctx, params, query }) => pageCampaignDecisions(ctx, params.id, query),
);
