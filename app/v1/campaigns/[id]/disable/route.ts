import { route } from "@/lib/server/route";
import { changeCampaignStatus } from "@/lib/services/campaign";
import { Done } from "@/lib/wire/list-shape";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /v1/campaigns/[id]/disable",
  { params: ById, answer: Done },
  async ({ ctx, params }) => {
    await changeCampaignStatus(ctx, params.id, "pause");
    return {};
  },
);
