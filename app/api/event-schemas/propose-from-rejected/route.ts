import { RejectedExamples } from "@/lib/domain/event-schema/event-schema-input";
import { route } from "@/lib/server/route";
import { proposeFromRejected } from "@/lib/services/event-schema-proposal";

export const POST = route(
  "POST /api/event-schemas/propose-from-rejected",
  { body: RejectedExamples },
  ({ ctx, body }) => proposeFromRejected(ctx, body.eventName),
);
