import { z } from "zod";
import { route } from "@/lib/server/route";
import { looselyTyped, noContent } from "@/lib/server/route-declaration";
import { CustomEventSchemaUpdate } from "@/lib/wire/custom-event-schema";
import { WireEventSchema } from "@/lib/wire/custom-event-schema-shape";
import {
  deleteCustomEventSchema,
  getCustomEventSchema,
  updateCustomEventSchema,
} from "@/lib/wire/manage-custom-event-schemas";

const params = z.object({ projectId: z.string(), id: z.string() });

export const GET = route(
  "GET /management/v1/projects/[projectId]/custom-event-schemas/[id]",
  { params, answer: looselyTyped(WireEventSchema) },
  ({ ctx, params }) => getCustomEventSchema(ctx, params),
);

export const PUT = route(
  "PUT /management/v1/projects/[projectId]/custom-event-schemas/[id]",
  { params, body: CustomEventSchemaUpdate, answer: looselyTyped(WireEventSchema) },
  ({ ctx, params, body }) => updateCustomEventSchema(ctx, params, body),
);

export const DELETE = route(
  "DELETE /management/v1/projects/[projectId]/custom-event-schemas/[id]",
  { params, answer: noContent },
  async ({ ctx, params }) => {
    await deleteCustomEventSchema(ctx, params);
  },
);
