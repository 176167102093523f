import { EventSchemaInput } from "@/lib/domain/event-schema/event-schema-input";
import { CreatedEventSchema, EventSchemaList } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { createEventSchema } from "@/lib/services/event-schema";
import { listEventSchemas } from "@/lib/services/event-schema-list";

export const GET = route("GET /api/event-schemas", { answer: EventSchemaList }, ({ ctx }) => listEventSchemas(ctx));

export const POST = route(
  "POST /api/event-schemas",
  { body: EventSchemaInput, answer: CreatedEventSchema, status: 201 },
  ({ ctx, body }) => createEventSchema(ctx, body),
);
