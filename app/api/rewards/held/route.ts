import { HeldRewards, ReviewQuery } from "@/lib/domain/campaign/reward-review";
import { route } from "@/lib/server/route";
import { pageHeldRewards } from "@/lib/services/held-rewards";

export const GET = route("GET /api/rewards/held", { query: ReviewQuery, answer: HeldRewards }, ({ ctx, query }) =>
  pageHeldRewards(ctx, query),
);
