import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { deleteCampaign } from "@/lib/services/campaign";
import { findCampaign } from "@/lib/services/campaign-read";
import { doneAsAsyncAction } from "@/lib/wire/async-action";
import { answerCampaign, updateWireCampaign } from "@/lib/wire/campaign-answer";
import { CampaignUpdateBody } from "@/lib/wire/campaign-input";
import { WireCampaign } from "@/lib/wire/campaign-shape";
import { AsyncAction } from "@/lib/wire/list-shape";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /v1/campaigns/[id]",
  { params: ById, answer: looselyTyped(WireCampaign) },
  async ({ ctx, params }) => answerCampaign(ctx, await findCampaign(ctx, params.id)),
);

export const PUT = route(
  "PUT /v1/campaigns/[id]",
  { params: ById, body: CampaignUpdateBody, answer: looselyTyped(WireCampaign) },
  (input) => updateWireCampaign(input.ctx, input.params.id, input.body),
);

export const DELETE = route(
  "DELETE /v1/campaigns/[id]",
  { params: ById, answer: AsyncAction, status: 202 },
  async ({ ctx, params }) => {
    await deleteCampaign(ctx, params.id);
    return doneAsAsyncAction();
  },
);
