import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  MessageDetail,
  MessagePage,
  MessagePreview,
  MessagePreviewInput,
  MessageTemplate,
  MessageTemplateInput,
  MessageTemplates,
  MessageTest,
} from "@/lib/domain/message/message-record";
import type { MessageStatus } from "@/lib/domain/message/message-status";
import type { MessageOccasion } from "@/lib/domain/message/occasion";
import { api } from "./api";
import { pages, searchOf } from "./page-search";

export const messagesKey = (project: string) => ["messages", project] as const;

const livePollMs = 5_000;
const soonPollMs = 700;

const templatesPath = (campaign: string, rest = "") => `/api/campaigns/${encodeURIComponent(campaign)}/messages${rest}`;
const messagePath = (id: string, rest = "") => `/api/messages/${encodeURIComponent(id)}${rest}`;

export const templatesKey = (project: string, campaign: string) => [...messagesKey(project), "templates", campaign];

export function templatesQuery(project: string, campaign: string) {
  return queryOptions({
    queryKey: templatesKey(project, campaign),
    queryFn: ({ signal }) => api<MessageTemplates>(templatesPath(campaign), { project, signal }),
  });
}

export function saveTemplate(
  project: string,
  campaign: string,
  occasion: MessageOccasion,
  { subject, body, enabled }: MessageTemplateInput,
) {
  return api<MessageTemplate>(templatesPath(campaign, `/${occasion}`), {
    project,
    method: "PUT",
    body: { subject, body, enabled },
  });
}

/** What the words come to. While others are typed, the last that were put together stay. */
export function previewQuery(project: string, campaign: string, occasion: MessageOccasion, input: MessagePreviewInput) {
  return queryOptions({
    queryKey: [...messagesKey(project), "preview", campaign, occasion, input],
    queryFn: ({ signal }) =>
      api<MessagePreview>(templatesPath(campaign, `/${occasion}/preview`), {
        project,
        method: "POST",
        body: input,
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

export function sendTest(project: string, campaign: string, occasion: MessageOccasion, body: MessagePreviewInput) {
  return api<MessageTest>(templatesPath(campaign, `/${occasion}/test`), { project, method: "POST", body });
}

export interface OutboxFilter {
  status: MessageStatus | null;
  campaign: string | null;
}

export function outboxQuery(project: string, filter: OutboxFilter) {
  return infiniteQueryOptions({
    queryKey: [...messagesKey(project), "outbox", filter],
    queryFn: ({ signal, pageParam }) =>
      api<MessagePage>(`/api/messages?${searchOf({ ...filter, cursor: pageParam })}`, { project, signal }),
    ...pages,
    // Whoever reads further down is not disturbed.
    refetchInterval: ({ state }) => {
      const [first, ...more] = state.data?.pages ?? [];
      if (more.length > 0) return false;
      return first?.data.some(({ status }) => status === "queued") ? soonPollMs : livePollMs;
    },
    // Choosing another filter leaves the list where it is until the other one came.
    placeholderData: keepPreviousData,
  });
}

/** Looked at again and again while it is under way. */
export function messageQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...messagesKey(project), "one", id],
    queryFn: ({ signal }) => api<MessageDetail>(messagePath(id), { project, signal }),
    refetchInterval: ({ state }) => {
      if (state.data?.status !== "queued") return false;
      const waitMs = Date.parse(state.data.nextAttemptAt ?? "") - Date.now();
      return waitMs > 10_000 ? livePollMs : soonPollMs;
    },
  });
}

export function resendMessage(project: string, id: string) {
  return api<MessageDetail>(messagePath(id, "/resend"), { project, method: "POST" });
}
