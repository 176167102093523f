import { CampaignCodesQuery, CodeOrder } from "@/lib/domain/campaign/query";
import { CampaignCodes, OrderedCodes } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { orderCodes, pageCampaignCodes } from "@/lib/services/campaign-codes";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/codes",
  { params: ById, query: CampaignCodesQuery, answer: CampaignCodes },
  (input) => pageCampaignCodes(input.ctx, input.params.id, input.query),
);

export const POST = route(
  "POST /api/campaigns/[id]/codes",
  { params: ById, body: CodeOrder, answer: OrderedCodes, status: 201 },
  (input) => orderCodes(input.ctx, input.params.id, input.body),
);
