import { z } from "zod";
import { MetadataCheck } from "@/lib/domain/event-schema/event-schema-input";
import { CheckedMetadata } from "@/lib/domain/event-schema/event-schema-record";
import { route } from "@/lib/server/route";
import { checkMetadata } from "@/lib/services/event-schema-check";

const params = z.object({ id: z.string() });

export const POST = route(
  "POST /api/event-schemas/[id]/check",
  { params, body: MetadataCheck, answer: CheckedMetadata },
  ({ ctx, params, body }) => checkMetadata(ctx, params.id, body),
);
