import { RejectedSelection, ResolvedItems } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { reopenRejected } from "@/lib/services/rejected-resolution";

export const POST = route(
  "POST /api/rejected-events/reopen",
  { body: RejectedSelection, answer: ResolvedItems },
  ({ ctx, body }) => reopenRejected(ctx, body),
);
