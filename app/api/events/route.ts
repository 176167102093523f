import { EventList } from "@/lib/domain/event/event-record";
import { SentEvent } from "@/lib/domain/event/event-trial";
import { SendInput } from "@/lib/domain/event/event-trial-input";
import { route } from "@/lib/server/route";
import { senderOf } from "@/lib/server/sender";
import { EventListInput, listEvents } from "@/lib/services/event-log";
import { sendEvent } from "@/lib/services/event-trial";

export const GET = route("GET /api/events", { query: EventListInput, answer: EventList }, ({ ctx, query }) =>
  listEvents(ctx, query),
);

export const POST = route("POST /api/events", { body: SendInput, answer: SentEvent }, ({ ctx, body, request }) =>
  sendEvent(ctx, body, senderOf(request.headers)),
);
