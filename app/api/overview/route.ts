import { OverviewInput } from "@/lib/domain/overview-input";
import { route } from "@/lib/server/route";
import { readOverview } from "@/lib/services/overview";

export const GET = route("GET /api/overview", { query: OverviewInput }, ({ ctx, query }) => readOverview(ctx, query));
