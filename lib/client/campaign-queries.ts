import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { CampaignKind, CampaignOrder, CampaignState } from "@/lib/domain/campaign/kinds";
import type { CodeOrder } from "@/lib/domain/campaign/query";
import type { CampaignCode, CampaignFigures, CampaignList, CampaignRecord } from "@/lib/domain/campaign/record";
import type { CampaignVerb } from "@/lib/domain/campaign/transition";
import type { EventSchemaStatus } from "@/lib/domain/event-schema/event-schema-record";
import { api } from "./api";
import { pages, searchOf } from "./page-search";

/** The list's filters as the address bar has them. */
export interface CampaignListFilter {
  q: string | null;
  kind: CampaignKind | null;
  status: CampaignState | null;
  sort: CampaignOrder;
}

export const campaignsKey = (project: string) => ["campaigns", project];

export function campaignsQuery(project: string, filter: CampaignListFilter) {
  return infiniteQueryOptions({
    queryKey: [...campaignsKey(project), "list", filter],
    queryFn: ({ signal, pageParam }) =>
      api<CampaignList>(`/api/campaigns?${searchOf({ ...filter, cursor: pageParam })}`, { project, signal }),
    ...pages,
  });
}

export type RewardSource = Exclude<CampaignKind, "referral">;

/** What rewards can be drawn from: up to 200 campaigns of a kind, by name. */
export function rewardCampaignsQuery(project: string, kind: RewardSource) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "choice", kind],
    queryFn: ({ signal }) => api<CampaignList>(`/api/campaigns?kind=${kind}&sort=name&limit=200`, { project, signal }),
  });
}

export function campaignFiguresQuery(project: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "figures"],
    queryFn: ({ signal }) => api<CampaignFigures>("/api/campaigns/figures", { project, signal }),
    staleTime: 30_000,
  });
}

const path = (id: string, rest = "") => `/api/campaigns/${encodeURIComponent(id)}${rest}`;

export function campaignQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "one", id],
    queryFn: ({ signal }) => api<CampaignRecord>(path(id), { project, signal }),
  });
}

export function changeCampaign(project: string, id: string, verb: CampaignVerb) {
  return api<CampaignRecord>(path(id, `/${verb}`), { project, method: "POST", body: {} });
}

export function deleteCampaign(project: string, id: string) {
  return api<null>(path(id), { project, method: "DELETE" });
}

export function orderCodes(project: string, id: string, body: Partial<CodeOrder>) {
  return api<{ data: CampaignCode[] }>(path(id, "/codes"), { project, method: "POST", body });
}

export function switchCode(project: string, id: string, isOn: boolean) {
  const verb = isOn ? "enable" : "disable";
  return api<CampaignCode>(`/api/codes/${encodeURIComponent(id)}/${verb}`, { project, method: "POST", body: {} });
}

interface TriggerChoices {
  data: { id: string; name: string; status: EventSchemaStatus; lastSeenAt: string | null }[];
}

/** The events that a campaign can listen to. */
export function triggerChoicesQuery(project: string) {
  return queryOptions({
    queryKey: ["event-schemas", project, "triggers"],
    queryFn: ({ signal }) => api<TriggerChoices>("/api/event-schemas", { project, signal }),
    select: ({ data }) => data.filter(({ status }) => status === "published"),
  });
}
