import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { DeliveryDetail, DeliveryPage, Resent } from "@/lib/domain/webhook/delivery";
import type { DeliveryStatus } from "@/lib/domain/webhook/delivery-status";
import type { NewWebhookEndpoint, WebhookEndpoint, WebhookEndpointList } from "@/lib/domain/webhook/endpoint";
import type { NoticeType, SentType } from "@/lib/domain/webhook/notice-type";
import { api } from "./api";
import { pages, searchOf } from "./page-search";

export const webhooksKey = (project: string) => ["webhooks", project] as const;

const livePollMs = 5_000;
const soonPollMs = 700;

const path = (id: string, rest = "") => `/api/webhook-endpoints/${encodeURIComponent(id)}${rest}`;

export function webhooksQuery(project: string) {
  return queryOptions({
    queryKey: [...webhooksKey(project), "list"],
    queryFn: ({ signal }) => api<WebhookEndpointList>("/api/webhook-endpoints", { project, signal }),
    refetchInterval: livePollMs,
  });
}

export function webhookQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(project), "one", id],
    queryFn: ({ signal }) => api<WebhookEndpoint>(path(id), { project, signal }),
    refetchInterval: livePollMs,
  });
}

export interface DeliveryFilter {
  status: DeliveryStatus | null;
  type: SentType | null;
  from: string | null;
}

export function deliveriesQuery(project: string, endpoint: string, filter: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: [...webhooksKey(project), "deliveries", endpoint, filter],
    queryFn: ({ signal, pageParam }) =>
      api<DeliveryPage>(`/api/webhook-endpoints/deliveries?${searchOf({ ...filter, endpoint, cursor: pageParam })}`, {
        project,
        signal,
      }),
    ...pages,
    // Whoever reads further down is not disturbed.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : livePollMs),
  });
}

/** Looked at again and again while it is under way. */
export function deliveryQuery(project: string, endpoint: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(project), "delivery", endpoint, id],
    queryFn: ({ signal }) =>
      api<DeliveryDetail>(path(endpoint, `/deliveries/${encodeURIComponent(id)}`), { project, signal }),
    refetchInterval: ({ state }) => {
      if (state.data?.status !== "pending") return false;
      const waitMs = Date.parse(state.data.nextAttemptAt ?? "") - Date.now();
      return waitMs > 10_000 ? livePollMs : soonPollMs;
    },
  });
}

export interface WebhookFields {
  url: string;
  description: string;
  types: NoticeType[];
}

export function createWebhook(project: string, body: WebhookFields) {
  return api<NewWebhookEndpoint>("/api/webhook-endpoints", { project, method: "POST", body });
}

export function changeWebhook(project: string, id: string, body: Partial<WebhookFields> & { enabled?: boolean }) {
  return api<WebhookEndpoint>(path(id), { project, method: "PATCH", body });
}

export function deleteWebhook(project: string, id: string) {
  return api<null>(path(id), { project, method: "DELETE" });
}

export function rotateWebhookSecret(project: string, id: string, overlapDays: number) {
  return api<NewWebhookEndpoint>(path(id, "/rotate-secret"), { project, method: "POST", body: { overlapDays } });
}

export function testWebhook(project: string, id: string) {
  return api<DeliveryDetail>(path(id, "/test"), { project, method: "POST" });
}

export function resendDelivery(project: string, endpoint: string, id: string) {
  return api<DeliveryDetail>(path(endpoint, `/deliveries/${encodeURIComponent(id)}/resend`), {
    project,
    method: "POST",
  });
}

export interface ResendSpan {
  from: string;
  to: string;
  status: ("delivered" | "failed" | "dropped")[];
}

export function resendDeliveries(project: string, endpoint: string, body: ResendSpan) {
  return api<Resent>(path(endpoint, "/resend"), { project, method: "POST", body });
}
