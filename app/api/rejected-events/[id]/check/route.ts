import { z } from "zod";
import { MendedBody, RejectedVerdict } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { checkRejected } from "@/lib/services/rejected-check";

const params = z.object({ id: z.string() });

export const POST = route(
  "POST /api/rejected-events/[id]/check",
  { params, body: MendedBody, answer: RejectedVerdict },
  ({ ctx, params, body }) => checkRejected(ctx, params.id, body),
);
