import { queryOptions } from "@tanstack/react-query";
import type { CodeJob, CodeJobs, PublishOrder } from "@/lib/domain/campaign/code-job";
import { vanityCharactersMin } from "@/lib/domain/campaign/kinds";
import type { CampaignCode, CodeCheck } from "@/lib/domain/campaign/record";
import { api } from "./api";
import { campaignsKey } from "./campaign-queries";
import { download } from "./download";
import { searchOf } from "./page-search";

const campaignPath = (id: string, rest: string) => `/api/campaigns/${encodeURIComponent(id)}${rest}`;
const jobPath = (id: string, rest = "") => `/api/code-jobs/${encodeURIComponent(id)}${rest}`;
const codePath = (id: string, rest: string) => `/api/codes/${encodeURIComponent(id)}${rest}`;

/** Whether a code that is being typed is free. */
export function codeCheckQuery(project: string, code: string) {
  return queryOptions({
    queryKey: ["code-check", project, code],
    queryFn: ({ signal }) => api<CodeCheck>(`/api/codes/check?${searchOf({ code })}`, { project, signal }),
    enabled: code.length >= vanityCharactersMin,
    staleTime: 0,
  });
}

export function renameCode(project: string, id: string, code: string) {
  return api<CampaignCode>(codePath(id, "/rename"), { project, method: "POST", body: { code } });
}

const runningPollMs = 700;

/** The campaign's last jobs, looked at again and again while one runs. */
export function codeJobsQuery(project: string, campaign: string) {
  return queryOptions({
    queryKey: [...campaignsKey(project), "code-jobs", campaign],
    queryFn: ({ signal }) => api<CodeJobs>(campaignPath(campaign, "/code-jobs"), { project, signal }),
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => status === "running") ? runningPollMs : false,
  });
}

export function checkImport(project: string, campaign: string, file: Blob) {
  const csv = new Blob([file], { type: "text/csv" });
  return api<CodeJob>(campaignPath(campaign, "/code-jobs/import"), { project, method: "POST", file: csv });
}

export function orderPublications(project: string, campaign: string, body: PublishOrder) {
  return api<CodeJob>(campaignPath(campaign, "/code-jobs/publish"), { project, method: "POST", body });
}

export function startJob(project: string, id: string) {
  return api<CodeJob>(jobPath(id, "/start"), { project, method: "POST", body: {} });
}

export function discardJob(project: string, id: string) {
  return api<null>(jobPath(id, "/discard"), { project, method: "POST", body: {} });
}

export function downloadReport(project: string, id: string, only: "problems" | "all") {
  return download({ project, path: jobPath(id, `/report?only=${only}`) });
}

export function downloadQr(project: string, code: string, format: "svg" | "png") {
  return download({ project, path: codePath(code, `/qr?format=${format}`) });
}
