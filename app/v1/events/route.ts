import { route } from "@/lib/server/route";
import { listWireEvents, WireEventListInput } from "@/lib/wire/event-log";
import { ingestRoute } from "@/lib/wire/ingest-route";

export const GET = route("GET /v1/events", { query: WireEventListInput }, ({ ctx, query }) =>
  listWireEvents(ctx, query),
);

export const POST = ingestRoute("event");
