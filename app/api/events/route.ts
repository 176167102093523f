import { route } from "@/lib/server/route";
import { EventListInput, listEvents } from "@/lib/services/event-log";

export const GET = route("GET /api/events", { query: EventListInput }, ({ ctx, query }) => listEvents(ctx, query));
