import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { DeliveryDetail, DeliveryPage, type DeliveryStatus, Resent } from "@/lib/domain/webhook/delivery";
import { NewWebhookEndpoint, WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
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
    queryFn: ({ signal }) =>
      api("/api/webhook-endpoints", z.object({ data: z.array(WebhookEndpoint) }), { project, signal }),
    refetchInterval: livePollMs,
  });
}

export function webhookQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(project), "one", id],
    queryFn: ({ signal }) => api(path(id), WebhookEndpoint, { project, signal }),
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
      api(`/api/webhook-endpoints/deliveries?${searchOf({ ...filter, endpoint, cursor: pageParam })}`, DeliveryPage, {
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
      api(path(endpoint, `/deliveries/${encodeURIComponent(id)}`), DeliveryDetail, { project, signal }),
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
  return api("/api/webhook-endpoints", NewWebhookEndpoint, { project, method: "POST", body });
}

export function changeWebhook(project: string, id: string, body: Partial<WebhookFields> & { enabled?: boolean }) {
  return api(path(id), WebhookEndpoint, { project, method: "PATCH", body });
}

export function deleteWebhook(project: string, id: string) {
  return api(path(id), z.null(), { project, method: "DELETE" });
}

export function rotateWebhookSecret(project: string, id: string, overlapDays: number) {
  return api(path(id, "/rotate-secret"), NewWebhookEndpoint, { project, method: "POST", body: { overlapDays } });
}

export function testWebhook(project: string, id: string) {
  return api(path(id, "/test"), DeliveryDetail, { project, method: "POST" });
}

export function resendDelivery(project: string, endpoint: string, id: string) {
  return api(path(endpoint, `/deliveries/${encodeURIComponent(id)}/resend`), DeliveryDetail, {
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
  return api(path(endpoint, "/resend"), Resent, { project, method: "POST", body });
}
