import { publicId } from "../id";
import type { SentType } from "./notice-type";

/** What a notice is about. */
export const noticeSubjects = [
  "event",
  "rejected_event",
  "referral",
  "reward",
  "campaign",
  "webhook_endpoint",
] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

export interface NewNotice {
  /** UUIDv7; the same for every endpoint and every attempt. */
  id: string;
  projectId: string;
  type: SentType;
  subjectKind: NoticeSubject;
  subjectId: string;
  /** When what it tells happened; `createdAt` is when it was written down. */
  occurredAt: Date;
  createdAt: Date;
  data: Record<string, unknown>;
}

/**
 * The text that is signed and sent, made once. `type`, `timestamp` and `data` are those of the Standard Webhooks; `id`,
 * `project_id` and `created_at` stand where Voucherify has them.
 */
export function noticeBody({ id, projectId, type, occurredAt, createdAt, data }: NewNotice): string {
  return JSON.stringify({
    id: publicId("notice", id),
    object: "notice",
    type,
    timestamp: occurredAt.toISOString(),
    project_id: publicId("project", projectId),
    created_at: createdAt.toISOString(),
    data,
  });
}
