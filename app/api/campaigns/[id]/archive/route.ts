import { CampaignRecord } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { archiveCampaign } from "@/lib/services/campaign-archive";
import { showCampaign } from "@/lib/services/campaign-present";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/archive",
  { params: ById, answer: CampaignRecord },
  async ({ ctx, params }) => showCampaign(ctx, await archiveCampaign(ctx, params.id)),
);
