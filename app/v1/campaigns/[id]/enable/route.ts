import { route } from "@/lib/server/route";
import { changeCampaignStatus } from "@/lib/services/campaign";
import { ById } from "@/lib/wire/path";

export const POST = route("POST /v1/campaigns/[id]/enable", { params: ById }, async ({ ctx, params }) => {
  await changeCampaignStatus(ctx, params.id, "start");
  return {};
});
