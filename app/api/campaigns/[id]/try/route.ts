import { CampaignTrial, CampaignTrialInput } from "@/lib/domain/simulation/campaign-trial";
import { route } from "@/lib/server/route";
import { tryCampaign } from "@/lib/services/campaign-trial";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/try",
  { params: ById, body: CampaignTrialInput, answer: CampaignTrial },
  ({ ctx, params, body }) => tryCampaign(ctx, params.id, body),
);
