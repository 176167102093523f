import { z } from "zod";
import { VersionQuery } from "@/lib/domain/event-schema/event-schema-input";
import { Reply, route } from "@/lib/server/route";
import { exportJsonSchema } from "@/lib/services/event-schema-version";

const params = z.object({ id: z.string() });

export const GET = route(
  "GET /api/event-schemas/[id]/json-schema",
  { params, query: VersionQuery },
  async ({ ctx, params, query }) =>
    new Reply(200, await exportJsonSchema(ctx, params.id, query.version), {
      "content-type": "application/schema+json",
    }),
);
