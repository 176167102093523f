import { CheckedEvent } from "@/lib/domain/event/event-trial";
import { CheckInput } from "@/lib/domain/event/event-trial-input";
import { route } from "@/lib/server/route";
import { senderOf } from "@/lib/server/sender";
import { checkEvent } from "@/lib/services/event-trial";

export const POST = route(
  "POST /api/events/dry-run",
  { body: CheckInput, answer: CheckedEvent },
  ({ ctx, body, request }) => checkEvent(ctx, body, senderOf(request.headers)),
);
