import { RejectedList } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { listRejected, RejectedListInput } from "@/lib/services/rejected-list";

export const GET = route(
  "GET /api/rejected-events",
  { query: RejectedListInput, answer: RejectedList },
  ({ ctx, query }) => listRejected(ctx, query),
);
