import { queryOptions } from "@tanstack/react-query";
import type { CampaignVisits, LandingInput, LandingRecord } from "@/lib/domain/landing/landing";
import { api, openAnswer } from "./api";
import { campaignsKey } from "./campaign-queries";

const path = (id: string, rest = "") => `/api/campaigns/${encodeURIComponent(id)}/landing${rest}`;

export const landingKey = (project: string, campaign: string) => [...campaignsKey(project), "landing", campaign];

export function landingQuery(project: string, campaign: string) {
  return queryOptions({
    queryKey: landingKey(project, campaign),
    queryFn: ({ signal }) => api<LandingRecord>(path(campaign), { project, signal }),
  });
}

/** The picture as a data address: the preview stands apart from this page and can load nothing itself. */
export function landingImageQuery(project: string, campaign: string, { hasImage, updatedAt }: LandingRecord) {
  return queryOptions({
    queryKey: [...landingKey(project, campaign), "image", updatedAt],
    queryFn: async ({ signal }) => {
      const answer = await openAnswer(path(campaign, "/image"), { project, signal });
      return dataAddress(await answer.blob());
    },
    enabled: hasImage,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

export function saveLanding(project: string, campaign: string, body: LandingInput) {
  return api<LandingRecord>(path(campaign), { project, method: "PUT", body });
}

export function saveLandingImage(project: string, campaign: string, file: File) {
  return api<LandingRecord>(path(campaign, "/image"), { project, method: "PUT", file });
}

export function removeLandingImage(project: string, campaign: string) {
  return api<LandingRecord>(path(campaign, "/image"), { project, method: "DELETE" });
}

export function campaignVisitsQuery(project: string, campaign: string, days: number) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "visits", campaign, days],
    queryFn: ({ signal }) =>
      api<CampaignVisits>(`/api/campaigns/${encodeURIComponent(campaign)}/visits?days=${days}`, { project, signal }),
    refetchInterval: 15_000,
  });
}
