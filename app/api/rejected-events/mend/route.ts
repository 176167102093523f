import { MendedItems, RejectedMendInput } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { mendManyRejected } from "@/lib/services/rejected-mend";

export const POST = route(
  "POST /api/rejected-events/mend",
  { body: RejectedMendInput, answer: MendedItems },
  ({ ctx, body }) => mendManyRejected(ctx, body),
);
