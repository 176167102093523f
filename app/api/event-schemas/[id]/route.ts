import { z } from "zod";
import { EventSchemaChange } from "@/lib/domain/event-schema/event-schema-input";
import { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { changeEventSchema, deleteEventSchema } from "@/lib/services/event-schema";
import { getEventSchema } from "@/lib/services/event-schema-read";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/event-schemas/[id]", { params, answer: EventSchemaRecord }, ({ ctx, params }) =>
  getEventSchema(ctx, params.id),
);

export const PATCH = route(
  "PATCH /api/event-schemas/[id]",
  { params, body: EventSchemaChange, answer: EventSchemaRecord },
  ({ ctx, params, body }) => changeEventSchema(ctx, params.id, body),
);

export const DELETE = route(
  "DELETE /api/event-schemas/[id]",
  { params, answer: noContent },
  async ({ ctx, params }) => {
    await deleteEventSchema(ctx, params.id);
  },
);
