import { route } from "@/lib/server/route";
import { listRejected, RejectedListInput } from "@/lib/services/rejected-list";

export const GET = route("GET /api/rejected-events", { query: RejectedListInput }, ({ ctx, query }) =>
  listRejected(ctx, query),
);
