import { EventVolume } from "@/lib/domain/event/event-record";
import { route } from "@/lib/server/route";
import { countEventsByDay, EventVolumeInput } from "@/lib/services/event-volume";

export const GET = route("GET /api/events/volume", { query: EventVolumeInput, answer: EventVolume }, ({ ctx, query }) =>
  countEventsByDay(ctx, query),
);
