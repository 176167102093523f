import { z } from "zod";
import { route } from "@/lib/server/route";
import { unarchiveEventSchema } from "@/lib/services/event-schema";

const params = z.object({ id: z.string() });

export const POST = route("POST /api/event-schemas/[id]/unarchive", { params }, ({ ctx, params }) =>
  unarchiveEventSchema(ctx, params.id),
);
