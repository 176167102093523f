import { z } from "zod";
import { DiffQuery } from "@/lib/domain/event-schema/event-schema-input";
import { VersionDiff } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { diffVersions } from "@/lib/services/event-schema-version";

const params = z.object({ id: z.string() });

export const GET = route(
  "GET /api/event-schemas/[id]/diff",
  { params, query: DiffQuery, answer: VersionDiff },
  ({ ctx, params, query }) => diffVersions(ctx, params.id, query),
);
