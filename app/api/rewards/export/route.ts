import { RewardFilter } from "@/lib/domain/campaign/reward-record";
import { CsvFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { exportRewards } from "@/lib/services/reward-export";

export const GET = route(
  "GET /api/rewards/export",
  { query: RewardFilter, answer: CsvFile, media: ["text/csv"] },
  ({ ctx, query }) => exportRewards(ctx, query),
);
