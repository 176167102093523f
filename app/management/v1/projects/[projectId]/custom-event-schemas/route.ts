import { z } from "zod";
import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { CustomEventSchemaInput } from "@/lib/wire/custom-event-schema";
import { WireEventSchema, WireEventSchemaList } from "@/lib/wire/custom-event-schema-shape";
import { createCustomEventSchema, listCustomEventSchemas } from "@/lib/wire/manage-custom-event-schemas";

const params = z.object({ projectId: z.string() });

export const GET = route(
  "GET /management/v1/projects/[projectId]/custom-event-schemas",
  { params, answer: looselyTyped(WireEventSchemaList) },
  ({ ctx, params }) => listCustomEventSchemas(ctx, params),
);

export const POST = route(
  "POST /management/v1/projects/[projectId]/custom-event-schemas",
  { params, body: CustomEventSchemaInput, answer: looselyTyped(WireEventSchema) },
  ({ ctx, params, body }) => createCustomEventSchema(ctx, params, body),
);
