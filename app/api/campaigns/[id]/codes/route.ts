import { CampaignCodesQuery, CodeOrder } from "@/lib/domain/campaign/query";
import { Reply, route } from "@/lib/server/route";
import { orderCodes, pageCampaignCodes } from "@/lib/services/campaign-codes";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/campaigns/[id]/codes", { params: ById, query: CampaignCodesQuery }, (input) =>
  pageCampaignCodes(input.ctx, input.params.id, input.query),
);

export const POST = route("POST /api/campaigns/[id]/codes", { params: ById, body: CodeOrder }, async (input) => {
  const made = await orderCodes(input.ctx, input.params.id, input.body);
  return new Reply(201, made);
});
