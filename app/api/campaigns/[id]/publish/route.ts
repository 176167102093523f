import { CampaignPublish } from "@/lib/domain/campaign/checklist-record";
import { CampaignRecord } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { showCampaign } from "@/lib/services/campaign-present";
import { publishDraft } from "@/lib/services/campaign-publish";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/publish",
  { params: ById, body: CampaignPublish, answer: CampaignRecord },
  async ({ ctx, params, body }) => showCampaign(ctx, await publishDraft(ctx, params.id, body)),
);
