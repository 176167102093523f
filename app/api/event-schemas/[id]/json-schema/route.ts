import { z } from "zod";
import { VersionQuery } from "@/lib/domain/event-schema/event-schema-input";
import { ExportedJsonSchema } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { exportJsonSchema } from "@/lib/services/event-schema-version";

const params = z.object({ id: z.string() });

export const GET = route(
  "GET /api/event-schemas/[id]/json-schema",
  { params, query: VersionQuery, answer: ExportedJsonSchema, media: ["application/schema+json"] },
  ({ ctx, params, query }) => exportJsonSchema(ctx, params.id, query.version),
);
