import { z } from "zod";
import { EventRecord } from "@/lib/domain/event/event-record";
import { route } from "@/lib/server/route";
import { getEvent } from "@/lib/services/event-record";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/events/[id]", { params, answer: EventRecord }, ({ ctx, params: { id } }) =>
  getEvent(ctx, id),
);
