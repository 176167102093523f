import { queryOptions } from "@tanstack/react-query";
import type { NewStatusLink, StatusLink } from "@/lib/domain/referral-status/status-link-record";
import { api } from "./api";
import { customersKey } from "./customer-queries";

const path = (id: string) => `/api/customers/${encodeURIComponent(id)}/status-link`;

export const statusLinkKey = (project: string, id: string) => [...customersKey(project), "status-link", id];

export function statusLinkQuery(project: string, id: string) {
  return queryOptions({
    queryKey: statusLinkKey(project, id),
    queryFn: ({ signal }) => api<StatusLink>(path(id), { project, signal }),
  });
}

export function makeStatusLink(project: string, id: string) {
  return api<NewStatusLink>(path(id), { project, method: "POST", body: {} });
}

export function revokeStatusLink(project: string, id: string) {
  return api<null>(path(id), { project, method: "DELETE" });
}
