import { z } from "zod";
import { SeenProperties } from "@/lib/domain/event-schema/seen";
import { route } from "@/lib/server/route";
import { seenProperties } from "@/lib/services/event-schema-seen";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/event-schemas/[id]/seen", { params, answer: SeenProperties }, ({ ctx, params }) =>
  seenProperties(ctx, params.id),
);
