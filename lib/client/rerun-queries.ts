import { queryOptions } from "@tanstack/react-query";
import type { DecisionReason } from "@/lib/domain/decision";
import type { DecidedEvents, RerunRecord } from "@/lib/domain/rerun/rerun";
import { api } from "./api";
import { campaignsKey } from "./campaign-queries";
import { searchOf } from "./page-search";

const path = (campaign: string, rest: string) => `/api/campaigns/${encodeURIComponent(campaign)}${rest}`;

export interface DecidedFilter {
  reason: DecisionReason | null;
  days: number;
}

export function decidedEventsQuery(project: string, campaign: string, { reason, days }: DecidedFilter) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "decided", campaign, { reason, days }],
    queryFn: ({ signal }) =>
      api<DecidedEvents>(path(campaign, `/decided?${searchOf({ reason, days: String(days) })}`), { project, signal }),
  });
}

const runningPollMs = 400;

/** Looked at again and again while a worker is at it. */
export function rerunQuery(project: string, campaign: string, id: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "rerun", campaign, id],
    queryFn: ({ signal }) => api<RerunRecord>(path(campaign, `/reruns/${id}`), { project, signal }),
    refetchInterval: ({ state }) =>
      state.data && ["previewing", "applying"].includes(state.data.status) ? runningPollMs : false,
  });
}

export type RerunOrder = { filter: { reason?: DecisionReason; days: number }; except: string[] } | { events: string[] };

export function startRerun(project: string, campaign: string, body: RerunOrder) {
  return api<RerunRecord>(path(campaign, "/reruns"), { project, method: "POST", body });
}

export function turnRerun(project: string, campaign: string, id: string, verb: "apply" | "cancel") {
  return api<RerunRecord>(path(campaign, `/reruns/${id}/${verb}`), { project, method: "POST", body: {} });
}
