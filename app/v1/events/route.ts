import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { listWireEvents, WireEventListInput } from "@/lib/wire/event-log";
import { WireEventList } from "@/lib/wire/event-shape";
import { ingestRoute } from "@/lib/wire/ingest-route";

export const GET = route(
  "GET /v1/events",
  { query: WireEventListInput, answer: looselyTyped(WireEventList) },
  ({ ctx, query }) => listWireEvents(ctx, query),
);

export const POST = ingestRoute("POST /v1/events");
