import { z } from "zod";
import { VersionNumber } from "@/lib/domain/event-schema/event-schema-input";
import { DefinedVersion } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { getVersion } from "@/lib/services/event-schema-version";

const params = z.object({ id: z.string(), number: VersionNumber });

export const GET = route(
  "GET /api/event-schemas/[id]/versions/[number]",
  { params, answer: DefinedVersion },
  ({ ctx, params }) => getVersion(ctx, params.id, params.number),
);
