import { CampaignRunway } from "@/lib/domain/campaign/runway-record";
import { route } from "@/lib/server/route";
import { campaignRunway } from "@/lib/services/runway";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/runway",
  { params: ById, answer: CampaignRunway },
  ({ ctx, params }) => campaignRunway(ctx, params.id),
);
