import { z } from "zod";
import { Reply, route } from "@/lib/server/route";
import { CustomEventSchemaUpdate } from "@/lib/wire/custom-event-schema";
import {
  deleteCustomEventSchema,
  getCustomEventSchema,
  updateCustomEventSchema,
} from "@/lib/wire/manage-custom-event-schemas";

const params = z.object({ projectId: z.string(), id: z.string() });

export const GET = route(
  "GET /management/v1/projects/[projectId]/custom-event-schemas/[id]",
  { params },
  ({ ctx, params }) => getCustomEventSchema(ctx, params),
);

export const PUT = route(
  "PUT /management/v1/projects/[projectId]/custom-event-schemas/[id]",
  { params, body: CustomEventSchemaUpdate },
  ({ ctx, params, body }) => updateCustomEventSchema(ctx, params, body),
);

export const DELETE = route(
  "DELETE /management/v1/projects/[projectId]/custom-event-schemas/[id]",
  { params },
  async ({ ctx, params }) => {
    await deleteCustomEventSchema(ctx, params);
    return new Reply(204);
  },
);
