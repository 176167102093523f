import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CampaignFunnel, CampaignLeaderboard } from "@/lib/domain/campaign/record";
import type { CampaignRunway } from "@/lib/domain/campaign/runway-record";
import { api } from "./api";
import { campaignsKey } from "./campaign-queries";
import { type OverviewTime, timeSearch } from "./overview-queries";

const path = (id: string, rest: string) => `/api/campaigns/${encodeURIComponent(id)}/${rest}`;
const livePollMs = 15_000;

export function campaignFunnelQuery(project: string, id: string, time: OverviewTime) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "funnel", id, time],
    queryFn: ({ signal }) => api<CampaignFunnel>(path(id, `funnel?${timeSearch(time)}`), { project, signal }),
    // While another time is counted the one before stays to be seen.
    placeholderData: keepPreviousData,
    refetchInterval: livePollMs,
  });
}

export function campaignLeaderboardQuery(project: string, id: string, time: OverviewTime) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "leaderboard", id, time],
    queryFn: ({ signal }) => api<CampaignLeaderboard>(path(id, `leaderboard?${timeSearch(time)}`), { project, signal }),
    placeholderData: keepPreviousData,
    staleTime: livePollMs,
  });
}

export function campaignRunwayQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "runway", id],
    queryFn: ({ signal }) => api<CampaignRunway>(path(id, "runway"), { project, signal }),
    refetchInterval: livePollMs,
  });
}
