import { z } from "zod";
import { route } from "@/lib/server/route";
import { getEvent } from "@/lib/services/event-record";
import { wireEvent } from "@/lib/wire/event-log";

const params = z.object({ id: z.string() });

export const GET = route("GET /v1/events/[id]", { params }, async ({ ctx, params: { id } }) =>
  wireEvent(await getEvent(ctx, id)),
);
