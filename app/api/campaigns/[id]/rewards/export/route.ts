import { CampaignRewardsFilter } from "@/lib/domain/campaign/query";
import { CsvFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { exportRewards } from "@/lib/services/campaign-export";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/rewards/export",
  { params: ById, query: CampaignRewardsFilter, answer: CsvFile, media: ["text/csv"] },
  ({ ctx, params, query }) => exportRewards(ctx, params.id, query),
);
