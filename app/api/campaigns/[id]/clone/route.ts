import { CampaignRecord } from "@/lib/domain/campaign/record";
import { CampaignClone } from "@/lib/domain/campaign/version-record";
import { route } from "@/lib/server/route";
import { showCampaign } from "@/lib/services/campaign-present";
import { cloneCampaign } from "@/lib/services/campaign-version";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/clone",
  { params: ById, body: CampaignClone, answer: CampaignRecord, status: 201 },
  async ({ ctx, params, body }) => showCampaign(ctx, await cloneCampaign(ctx, params.id, body.name)),
);
