import { CampaignFigures } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { campaignFigures } from "@/lib/services/campaign-figures";

export const GET = route("GET /api/campaigns/figures", { answer: CampaignFigures }, ({ ctx }) => campaignFigures(ctx));
