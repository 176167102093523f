import { publicId } from "@/lib/domain/id";
import type { Refusal } from "@/lib/domain/ingest/refusal";
import type { NewNotice } from "@/lib/domain/webhook/notice-body";
import { newId } from "@/lib/server/new-id";

interface Rejected {
  id: string;
  projectId: string;
  channel: string;
  receivedAt: Date;
  refusal: Refusal;
}

/** What the endpoints are told of an event that was refused and kept. */
export function rejectedNotice({ id, projectId, channel, receivedAt, refusal }: Rejected): NewNotice {
  return {
    id: newId(),
    projectId,
    type: "event.rejected",
    subjectKind: "rejected_event",
    subjectId: id,
    occurredAt: receivedAt,
    createdAt: receivedAt,
    data: {
      rejected_event: {
        id: publicId("rejectedEvent", id),
        object: "rejected_event",
        type: refusal.eventName,
        source_id: refusal.sourceId,
        customer: refusal.customerRef,
        channel,
        created_at: receivedAt.toISOString(),
        key: refusal.key,
        message: refusal.message,
        violations: refusal.violations.map(({ pointer, code, expected, found }) => ({
          pointer,
          code,
          expected,
          found,
        })),
      },
    },
  };
}
