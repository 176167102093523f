import { JudgedRewards, RewardJudgement } from "@/lib/domain/campaign/reward-review";
import { route } from "@/lib/server/route";
import { judgeRewards } from "@/lib/services/reward-review";

export const POST = route(
  "POST /api/rewards/deliver",
  { body: RewardJudgement, answer: JudgedRewards },
  ({ ctx, body }) => judgeRewards(ctx, "deliver", body),
);
