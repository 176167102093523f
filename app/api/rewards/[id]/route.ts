import { RewardRecord } from "@/lib/domain/campaign/reward-record";
import { route } from "@/lib/server/route";
import { getReward } from "@/lib/services/reward-list";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/rewards/[id]", { params: ById, answer: RewardRecord }, ({ ctx, params }) =>
  getReward(ctx, params.id),
);
