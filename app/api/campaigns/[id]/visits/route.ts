import { CampaignVisitsQuery } from "@/lib/domain/campaign/query";
import { CampaignVisits } from "@/lib/domain/landing/landing";
import { route } from "@/lib/server/route";
import { showVisits } from "@/lib/services/landing";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/visits",
  { params: ById, query: CampaignVisitsQuery, answer: CampaignVisits },
  (input) => showVisits(input.ctx, input.params.id, input.query.days),
);
