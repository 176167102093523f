import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { CampaignChecklist, CampaignPublish } from "@/lib/domain/campaign/checklist-record";
import type {
  CampaignDraftInput,
  CampaignDraftList,
  CampaignDraftRecord,
  CampaignDraftStart,
} from "@/lib/domain/campaign/draft-record";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { api } from "./api";
import { campaignsKey } from "./campaign-queries";

const path = (id: string, rest: string) => `/api/campaigns/${encodeURIComponent(id)}/${rest}`;

/** The draft, or what it would begin with. Read once: while it is open the screen has what counts. */
export function campaignDraftQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "draft", id],
    queryFn: ({ signal }) => api<CampaignDraftRecord>(path(id, "draft"), { project, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Campaigns that are being made, and unpublished changes of those that are there; the last changed first. */
export function campaignDraftsQuery(project: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "drafts"],
    queryFn: ({ signal }) => api<CampaignDraftList>("/api/campaign-drafts?limit=200", { project, signal }),
  });
}

export function startCampaignDraft(project: string, body: z.input<typeof CampaignDraftStart>) {
  return api<CampaignDraftRecord>("/api/campaign-drafts", { project, method: "POST", body });
}

export function saveCampaignDraft(project: string, id: string, body: z.input<typeof CampaignDraftInput>) {
  return api<CampaignDraftRecord>(path(id, "draft"), { project, method: "PUT", body });
}

export function discardCampaignDraft(project: string, id: string) {
  return api<null>(path(id, "draft"), { project, method: "DELETE" });
}

/** What has to be seen before publishing; asked anew for each revision. */
export function campaignChecklistQuery(project: string, id: string, revision: number) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "checklist", id, revision],
    queryFn: ({ signal }) => api<CampaignChecklist>(path(id, "checklist"), { project, signal }),
  });
}

export function publishCampaign(project: string, id: string, body: z.input<typeof CampaignPublish>) {
  return api<CampaignRecord>(path(id, "publish"), { project, method: "POST", body });
}
