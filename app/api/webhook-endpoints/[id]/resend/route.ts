import { z } from "zod";
import { ResendRange } from "@/lib/domain/webhook/delivery";
import { Reply, route } from "@/lib/server/route";
import { resendDeliveries } from "@/lib/services/webhook-resend";

export const POST = route(
  "POST /api/webhook-endpoints/[id]/resend",
  { params: z.object({ id: z.string() }), body: ResendRange },
  async ({ ctx, params, body }) => new Reply(202, await resendDeliveries(ctx, params.id, body)),
);
