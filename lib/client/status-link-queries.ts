import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "./api";
import { customersKey } from "./customer-queries";

const path = (id: string) => `/api/customers/${encodeURIComponent(id)}/status-link`;
const Moment = z.iso.datetime();

export const statusLinkKey = (project: string, id: string) => [...customersKey(project), "status-link", id];

export function statusLinkQuery(project: string, id: string) {
  const Answer = z.object({ isThere: z.boolean(), createdAt: Moment.nullable() });
  return queryOptions({
    queryKey: statusLinkKey(project, id),
    queryFn: ({ signal }) => api(path(id), Answer, { project, signal }),
  });
}

export function makeStatusLink(project: string, id: string) {
  const Made = z.object({ link: z.string(), createdAt: Moment });
  return api(path(id), Made, { project, method: "POST", body: {} });
}

export function revokeStatusLink(project: string, id: string) {
  return api(path(id), z.null(), { project, method: "DELETE" });
}
