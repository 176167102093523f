import { RewardList, RewardsQuery } from "@/lib/domain/campaign/reward-record";
import { route } from "@/lib/server/route";
import { pageRewards } from "@/lib/services/reward-list";

export const GET = route("GET /api/rewards", { query: RewardsQuery, answer: RewardList }, ({ ctx, query }) =>
  pageRewards(ctx, query),
);
