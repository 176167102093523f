import { queryOptions } from "@tanstack/react-query";
import type { RewardCounts } from "@/lib/domain/campaign/reward-record";
import { api } from "./api";

/** Everything below this key goes stale when one is judged or given. */
export const rewardsKey = (project: string) => ["rewards", project];

const refreshMs = 30_000;

/** The sidebar asks for it on every page, so it stands apart from the lists. */
export function rewardCountsQuery(project: string) {
  return queryOptions({
    queryKey: [...rewardsKey(project), "counts"],
    queryFn: ({ signal }) => api<RewardCounts>("/api/rewards/counts", { project, signal }),
    staleTime: refreshMs,
    refetchInterval: 2 * refreshMs,
  });
}
