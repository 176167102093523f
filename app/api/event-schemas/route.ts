import { EventSchemaInput } from "@/lib/domain/event-schema/event-schema-input";
import { Reply, route } from "@/lib/server/route";
import { createEventSchema } from "@/lib/services/event-schema";
import { listEventSchemas } from "@/lib/services/event-schema-list";

export const GET = route("GET /api/event-schemas", {}, ({ ctx }) => listEventSchemas(ctx));

export const POST = route(
  "POST /api/event-schemas",
  { body: EventSchemaInput },
  async ({ ctx, body }) => new Reply(201, await createEventSchema(ctx, body)),
);
