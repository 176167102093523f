import { RejectedExamples } from "@/lib/domain/event-schema/event-schema-input";
import { ProposalRecord } from "@/lib/domain/event-schema/proposal-record";
import { route } from "@/lib/server/route";
import { proposeFromRejected } from "@/lib/services/event-schema-proposal";

export const POST = route(
  "POST /api/event-schemas/propose-from-rejected",
  { body: RejectedExamples, answer: ProposalRecord },
  ({ ctx, body }) => proposeFromRejected(ctx, body.eventName),
);
