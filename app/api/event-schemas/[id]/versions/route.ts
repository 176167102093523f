import { z } from "zod";
import { route } from "@/lib/server/route";
import { listVersions } from "@/lib/services/event-schema-version";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/event-schemas/[id]/versions", { params }, ({ ctx, params }) =>
  listVersions(ctx, params.id),
);
