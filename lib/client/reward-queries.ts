import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FraudSignal, RewardKind, RewardStatus } from "@/lib/domain/campaign/kinds";
import type { CampaignList } from "@/lib/domain/campaign/record";
import type { RewardList } from "@/lib/domain/campaign/reward-record";
import type { HeldRewards, JudgedRewards } from "@/lib/domain/campaign/reward-review";
import type { Side } from "@/lib/domain/decision";
import type { RewardStory } from "@/lib/domain/reward-story/story-record";
import { api } from "./api";
import { campaignsKey } from "./campaign-queries";
import { download } from "./download";
import { pages, searchOf } from "./page-search";
import { rewardsKey } from "./reward-counts";

export interface HeldFilter {
  campaign: string | null;
  signal: FraudSignal | null;
  side: Side | null;
}

const refreshMs = 30_000;

export function heldRewardsQuery(project: string, filter: HeldFilter) {
  return infiniteQueryOptions({
    queryKey: [...rewardsKey(project), "held", filter],
    queryFn: ({ signal, pageParam }) =>
      api<HeldRewards>(`/api/rewards/held?${searchOf({ ...filter, cursor: pageParam })}`, { project, signal }),
    ...pages,
    refetchInterval: refreshMs,
  });
}

/** The list's filters as the address bar has them. */
export interface RewardListFilter {
  status: RewardStatus | null;
  campaign: string | null;
  side: Side | null;
  kind: RewardKind | null;
  customer: string | null;
  byHand: boolean | null;
  fromDay: string | null;
  toDay: string | null;
}

function filterSearch({ byHand, ...filter }: RewardListFilter, cursor: string | null = null): string {
  return searchOf({ ...filter, byHand: byHand === null ? null : String(byHand), cursor });
}

export function rewardsQuery(project: string, filter: RewardListFilter) {
  return infiniteQueryOptions({
    queryKey: [...rewardsKey(project), "list", filter],
    queryFn: ({ signal, pageParam }) =>
      api<RewardList>(`/api/rewards?${filterSearch(filter, pageParam)}`, { project, signal }),
    ...pages,
  });
}

export function downloadRewards(project: string, filter: RewardListFilter): Promise<void> {
  return download({ project, path: `/api/rewards/export?${filterSearch(filter)}` });
}

/** Campaigns to narrow by: only these give rewards. */
export function referralCampaignsQuery(project: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "referral choices"],
    queryFn: ({ signal }) =>
      api<CampaignList>(`/api/campaigns?${searchOf({ kind: "referral", limit: "200", sort: "name" })}`, {
        project,
        signal,
      }),
    select: ({ data }) => data.map(({ id, name }) => ({ id, name })),
  });
}

export type JudgeVerb = "approve" | "refuse" | "deliver";

export function judgeRewards(project: string, verb: JudgeVerb, body: { rewards: string[]; reason: string }) {
  return api<JudgedRewards>(`/api/rewards/${verb}`, { project, method: "POST", body });
}

export function rewardStoryQuery(project: string, q: string) {
  return queryOptions({
    queryKey: [...rewardsKey(project), "story", q],
    queryFn: ({ signal }) => api<RewardStory>(`/api/reward-story?${searchOf({ q })}`, { project, signal }),
    enabled: q !== "",
  });
}

interface Anyway {
  campaign: string;
  goal: string;
  side: Side;
  amountMinor?: number;
  reason: string;
}

export function giveAnyway(project: string, eventId: string, body: Anyway) {
  const path = `/api/events/${encodeURIComponent(eventId)}/reward`;
  return api<{ id: string }>(path, { project, method: "POST", body });
}

interface Attribution {
  referee: string;
  code: string;
  attributedAt?: string;
  reason: string;
}

export function attributeByHand(project: string, campaign: string, body: Attribution) {
  const path = `/api/campaigns/${encodeURIComponent(campaign)}/referrals`;
  return api<{ id: string; eventsAgain: number }>(path, { project, method: "POST", body });
}
