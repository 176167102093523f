import { z } from "zod";
import { EventSchemaPublish } from "@/lib/domain/event-schema/event-schema-input";
import { EventSchemaRecord, ReleasePreview } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { previewPublish, publishEventSchema } from "@/lib/services/event-schema-publish";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/event-schemas/[id]/publish", { params, answer: ReleasePreview }, ({ ctx, params }) =>
  previewPublish(ctx, params.id),
);

export const POST = route(
  "POST /api/event-schemas/[id]/publish",
  { params, body: EventSchemaPublish, answer: EventSchemaRecord },
  ({ ctx, params, body }) => publishEventSchema(ctx, params.id, body.revision),
);
