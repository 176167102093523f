import { z } from "zod";
import { SchemaVersionList } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { listVersions } from "@/lib/services/event-schema-version";

const params = z.object({ id: z.string() });

export const GET = route(
  "GET /api/event-schemas/[id]/versions",
  { params, answer: SchemaVersionList },
  ({ ctx, params }) => listVersions(ctx, params.id),
);
