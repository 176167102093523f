import { CheckedItems, RejectedSelection } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { checkManyRejected } from "@/lib/services/rejected-check";

export const POST = route(
  "POST /api/rejected-events/check",
  { body: RejectedSelection, answer: CheckedItems },
  ({ ctx, body }) => checkManyRejected(ctx, body),
);
