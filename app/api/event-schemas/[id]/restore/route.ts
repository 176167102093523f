import { z } from "zod";
import { EventSchemaRestore } from "@/lib/domain/event-schema/event-schema-input";
import { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { restoreVersion } from "@/lib/services/event-schema-draft";

const params = z.object({ id: z.string() });

export const POST = route(
  "POST /api/event-schemas/[id]/restore",
  { params, body: EventSchemaRestore, answer: EventSchemaRecord },
  ({ ctx, params, body }) => restoreVersion(ctx, params.id, body),
);
