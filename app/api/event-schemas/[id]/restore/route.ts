import { z } from "zod";
import { EventSchemaRestore } from "@/lib/domain/event-schema/event-schema-input";
import { route } from "@/lib/server/route";
import { restoreVersion } from "@/lib/services/event-schema-draft";

const params = z.object({ id: z.string() });

export const POST = route(
  "POST /api/event-schemas/[id]/restore",
  { params, body: EventSchemaRestore },
  ({ ctx, params, body }) => restoreVersion(ctx, params.id, body),
);
