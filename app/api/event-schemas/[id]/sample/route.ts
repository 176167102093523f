import { z } from "zod";
import { VersionQuery } from "@/lib/domain/event-schema/event-schema-input";
import { SampleEvent } from "@/lib/domain/event-schema/event-schema-record";
import { ownOrigin } from "@/lib/server/own-origin";
import { route } from "@/lib/server/route";
import { sampleEvent } from "@/lib/services/event-schema-version";

const params = z.object({ id: z.string() });

export const GET = route(
  "GET /api/event-schemas/[id]/sample",
  { params, query: VersionQuery, answer: SampleEvent },
  ({ ctx, request, params, query }) => sampleEvent(ctx, params.id, query.version, ownOrigin(request.headers)),
);
