import { CampaignInput } from "@/lib/domain/campaign/draft";
import { CampaignPageQuery } from "@/lib/domain/campaign/query";
import { CampaignList, CampaignRecord } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { createCampaign } from "@/lib/services/campaign";
import { pageCampaigns } from "@/lib/services/campaign-page";
import { showCampaign } from "@/lib/services/campaign-present";

export const GET = route("GET /api/campaigns", { query: CampaignPageQuery, answer: CampaignList }, ({ ctx, query }) =>
  pageCampaigns(ctx, query),
);

export const POST = route(
  "POST /api/campaigns",
  { body: CampaignInput, answer: CampaignRecord, status: 201 },
  async ({ ctx, body }) => {
    const campaign = await createCampaign(ctx, body, { status: "draft", codes: 0 });
    return showCampaign(ctx, campaign);
  },
);
