import { EventFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { EventExportInput, exportEvents } from "@/lib/services/event-export";

export const GET = route(
  "GET /api/events/export",
  { query: EventExportInput, answer: EventFile, media: ["text/csv", "application/x-ndjson"] },
  ({ ctx, query }) => exportEvents(ctx, query),
);
