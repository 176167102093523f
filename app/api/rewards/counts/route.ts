import { RewardCounts } from "@/lib/domain/campaign/reward-record";
import { route } from "@/lib/server/route";
import { countRewards } from "@/lib/services/reward-list";

export const GET = route("GET /api/rewards/counts", { answer: RewardCounts }, ({ ctx }) => countRewards(ctx));
