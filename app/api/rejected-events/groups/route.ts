import { RejectedGroups } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { groupRejected, RejectedGroupsInput } from "@/lib/services/rejected-groups";

export const GET = route(
  "GET /api/rejected-events/groups",
  { query: RejectedGroupsInput, answer: RejectedGroups },
  ({ ctx, query }) => groupRejected(ctx, query),
);
