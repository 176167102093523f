import { DecidedEvents, DecidedQuery } from "@/lib/domain/rerun/rerun";
import { route } from "@/lib/server/route";
import { listDecided } from "@/lib/services/rerun-selection";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/decided",
  { params: ById, query: DecidedQuery, answer: DecidedEvents },
  ({ ctx, params, query }) => listDecided(ctx, params.id, query),
);
