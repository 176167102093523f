import { ingestRoute } from "@/lib/pipeline/ingest/ingest-route";
import { route } from "@/lib/server/route";
import { listWireEvents, WireEventListInput } from "@/lib/wire/event-log";

export const GET = route("GET /v1/events", { query: WireEventListInput }, ({ ctx, query }) =>
  listWireEvents(ctx, query),
);

export const POST = ingestRoute("event");
