import { route } from "@/lib/server/route";
import { countEventsByDay, EventVolumeInput } from "@/lib/services/event-volume";

export const GET = route("GET /api/events/volume", { query: EventVolumeInput }, ({ ctx, query }) =>
  countEventsByDay(ctx, query),
);
