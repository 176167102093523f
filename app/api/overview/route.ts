import { OverviewInput } from "@/lib/domain/overview-input";
import { Overview } from "@/lib/domain/overview-record";
import { route } from "@/lib/server/route";
import { readOverview } from "@/lib/services/overview";

export const GET = route("GET /api/overview", { query: OverviewInput, answer: Overview }, ({ ctx, query }) =>
  readOverview(ctx, query),
);
