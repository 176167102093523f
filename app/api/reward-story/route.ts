import { RewardStory, StoryQuery } from "@/lib/domain/reward-story/story-record";
import { route } from "@/lib/server/route";
import { tellRewardStory } from "@/lib/services/reward-story";

export const GET = route("GET /api/reward-story", { query: StoryQuery, answer: RewardStory }, ({ ctx, query }) =>
  tellRewardStory(ctx, query),
);
