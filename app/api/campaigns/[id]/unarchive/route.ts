import { CampaignRecord } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { unarchiveCampaign } from "@/lib/services/campaign-archive";
import { showCampaign } from "@/lib/services/campaign-present";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/unarchive",
  { params: ById, answer: CampaignRecord },
  async ({ ctx, params }) => showCampaign(ctx, await unarchiveCampaign(ctx, params.id)),
);
