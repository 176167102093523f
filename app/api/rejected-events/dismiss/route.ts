import { RejectedSelection, ResolvedItems } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { dismissRejected } from "@/lib/services/rejected-resolution";

export const POST = route(
  "POST /api/rejected-events/dismiss",
  { body: RejectedSelection, answer: ResolvedItems },
  ({ ctx, body }) => dismissRejected(ctx, body),
);
