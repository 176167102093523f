import { z } from "zod";
import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { getEvent } from "@/lib/services/event-record";
import { wireEvent } from "@/lib/wire/event-log";
import { WireEvent } from "@/lib/wire/event-shape";

const params = z.object({ id: z.string() });

export const GET = route(
  "GET /v1/events/[id]",
  { params, answer: looselyTyped(WireEvent) },
  async ({ ctx, params: { id } }) => wireEvent(await getEvent(ctx, id)),
);
