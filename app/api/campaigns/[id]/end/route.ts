import { CampaignRecord } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { changeCampaignStatus } from "@/lib/services/campaign";
import { showCampaign } from "@/lib/services/campaign-present";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/end",
  { params: ById, answer: CampaignRecord },
  async ({ ctx, params }) => showCampaign(ctx, await changeCampaignStatus(ctx, params.id, "end")),
);
