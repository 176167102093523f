import { CampaignFunnelQuery } from "@/lib/domain/campaign/query";
import { route } from "@/lib/server/route";
import { showVisits } from "@/lib/services/landing";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/campaigns/[id]/visits", { params: ById, query: CampaignFunnelQuery }, (input) =>
  showVisits(input.ctx, input.params.id, input.query.days),
);
