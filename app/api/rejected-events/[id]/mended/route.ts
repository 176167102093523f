import { z } from "zod";
import { MendedBody, RejectedVerdict } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { mendRejected } from "@/lib/services/rejected-event";

const params = z.object({ id: z.string() });

export const PUT = route(
  "PUT /api/rejected-events/[id]/mended",
  { params, body: MendedBody, answer: RejectedVerdict },
  ({ ctx, params, body }) => mendRejected(ctx, params.id, body),
);
