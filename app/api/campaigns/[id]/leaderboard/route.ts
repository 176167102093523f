import { CampaignLeaderboard } from "@/lib/domain/campaign/record";
import { OverviewInput } from "@/lib/domain/overview-input";
import { route } from "@/lib/server/route";
import { campaignLeaderboard } from "@/lib/services/campaign-leaderboard";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/leaderboard",
  { params: ById, query: OverviewInput, answer: CampaignLeaderboard },
  ({ ctx, params, query }) => campaignLeaderboard(ctx, params.id, query),
);
