import { route } from "@/lib/server/route";
import { EventExportInput, exportEvents } from "@/lib/services/event-export";

export const GET = route("GET /api/events/export", { query: EventExportInput }, ({ ctx, query }) =>
  exportEvents(ctx, query),
);
