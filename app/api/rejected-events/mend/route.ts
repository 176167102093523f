import { RejectedMendInput } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { mendManyRejected } from "@/lib/services/rejected-mend";

export const POST = route("POST /api/rejected-events/mend", { body: RejectedMendInput }, ({ ctx, body }) =>
  mendManyRejected(ctx, body),
);
