import { GivenReward, RewardByHand } from "@/lib/domain/campaign/reward-review";
import { route } from "@/lib/server/route";
import { giveByHand } from "@/lib/services/reward-by-hand";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/events/[id]/reward",
  { params: ById, body: RewardByHand, answer: GivenReward, status: 201 },
  ({ ctx, params, body }) => giveByHand(ctx, params.id, body),
);
