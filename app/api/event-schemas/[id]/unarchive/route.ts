import { z } from "zod";
import { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { unarchiveEventSchema } from "@/lib/services/event-schema";

const params = z.object({ id: z.string() });

export const POST = route(
  "POST /api/event-schemas/[id]/unarchive",
  { params, answer: EventSchemaRecord },
  ({ ctx, params }) => unarchiveEventSchema(ctx, params.id),
);
