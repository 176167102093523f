import { z } from "zod";
import { EventSchemaChange } from "@/lib/domain/event-schema/event-schema-input";
import { Reply, route } from "@/lib/server/route";
import { changeEventSchema, deleteEventSchema } from "@/lib/services/event-schema";
import { getEventSchema } from "@/lib/services/event-schema-read";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/event-schemas/[id]", { params }, ({ ctx, params }) =>
  getEventSchema(ctx, params.id),
);

export const PATCH = route(
  "PATCH /api/event-schemas/[id]",
  { params, body: EventSchemaChange },
  ({ ctx, params, body }) => changeEventSchema(ctx, params.id, body),
);

export const DELETE = route("DELETE /api/event-schemas/[id]", { params }, async ({ ctx, params }) => {
  await deleteEventSchema(ctx, params.id);
  return new Reply(204);
});
