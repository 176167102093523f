import { EventStream } from "@/lib/domain/event/event-stream";
import { route } from "@/lib/server/route";
import { EventFilterInput } from "@/lib/services/event-list-filter";
import { streamEvents } from "@/lib/services/event-stream";

const name = "GET /api/events/stream";

export const GET = route(
  name,
  { query: EventFilterInput, answer: EventStream, media: ["text/event-stream"] },
  ({ ctx, query, request }) => streamEvents(ctx, query, { request, name }),
);
