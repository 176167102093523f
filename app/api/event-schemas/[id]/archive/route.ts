import { z } from "zod";
import { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { archiveEventSchema } from "@/lib/services/event-schema";

const params = z.object({ id: z.string() });

export const POST = route(
  "POST /api/event-schemas/[id]/archive",
  { params, answer: EventSchemaRecord },
  ({ ctx, params }) => archiveEventSchema(ctx, params.id),
);
