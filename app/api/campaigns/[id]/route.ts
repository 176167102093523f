import { CampaignPatch } from "@/lib/domain/campaign/draft";
import { CampaignRecord } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { deleteCampaign, updateCampaign } from "@/lib/services/campaign";
import { showCampaign } from "@/lib/services/campaign-present";
import { findCampaign } from "@/lib/services/campaign-read";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/campaigns/[id]", { params: ById, answer: CampaignRecord }, async ({ ctx, params }) =>
  showCampaign(ctx, await findCampaign(ctx, params.id)),
);

export const PATCH = route(
  "PATCH /api/campaigns/[id]",
  { params: ById, body: CampaignPatch, answer: CampaignRecord },
  async (input) => showCampaign(input.ctx, await updateCampaign(input.ctx, input.params.id, input.body)),
);

export const DELETE = route(
  "DELETE /api/campaigns/[id]",
  { params: ById, answer: noContent },
  async ({ ctx, params }) => {
    await deleteCampaign(ctx, params.id);
  },
);
