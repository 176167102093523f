import { queryOptions } from "@tanstack/react-query";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import type { CampaignTrial, CampaignTrialOrder } from "@/lib/domain/simulation/campaign-trial";
import type { SimulationOrder, SimulationRecord, SimulationSummary } from "@/lib/domain/simulation/simulation";
import { api } from "./api";
import { campaignsKey } from "./campaign-queries";

const path = (campaign: string, rest: string) => `/api/campaigns/${encodeURIComponent(campaign)}${rest}`;

export const simulationsKey = (project: string, campaign: string) => [
  ...campaignsKey(project),
  "simulations",
  campaign,
];

const runningPollMs = 500;

export function simulationsQuery(project: string, campaign: string) {
  return queryOptions({
    queryKey: [...simulationsKey(project, campaign), "list"],
    queryFn: ({ signal }) => api<{ data: SimulationSummary[] }>(path(campaign, "/simulations"), { project, signal }),
  });
}

/** Looked at again and again while it runs. */
export function simulationQuery(project: string, campaign: string, id: string) {
  return queryOptions({
    queryKey: [...simulationsKey(project, campaign), "one", id],
    queryFn: ({ signal }) => api<SimulationRecord>(path(campaign, `/simulations/${id}`), { project, signal }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? runningPollMs : false),
  });
}

export function startSimulation(project: string, campaign: string, body: SimulationOrder) {
  return api<SimulationRecord>(path(campaign, "/simulations"), { project, method: "POST", body });
}

export function cancelSimulation(project: string, campaign: string, id: string) {
  return api<SimulationRecord>(path(campaign, `/simulations/${id}/cancel`), { project, method: "POST", body: {} });
}

export function tryCampaign(project: string, campaign: string, body: CampaignTrialOrder) {
  return api<CampaignTrial>(path(campaign, "/try"), { project, method: "POST", body });
}

interface LastEvent {
  data: { id: string }[];
}

/** What the event last said, to begin with; null where it never came. */
export function lastPayloadQuery(project: string, event: string) {
  return queryOptions({
    queryKey: ["events", project, "last-payload", event],
    queryFn: async ({ signal }) => {
      const name = encodeURIComponent(event);
      const { data } = await api<LastEvent>(`/api/events?name=${name}&limit=1`, { project, signal });
      if (!data[0]) return null;
      return api<{ id: string; occurredAt: string; metadata: unknown }>(`/api/events/${data[0].id}`, {
        project,
        signal,
      });
    },
    staleTime: 60_000,
  });
}

/** What somebody is making of the campaign: revision 0 is nothing yet. */
export function campaignDraftStateQuery(project: string, campaign: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "draft-state", campaign],
    queryFn: ({ signal }) => api<CampaignDraftRecord>(path(campaign, "/draft"), { project, signal }),
  });
}
