import { z } from "zod";
import { Reply, route } from "@/lib/server/route";
import { resendDelivery } from "@/lib/services/webhook-resend";

export const POST = route(
  "POST /api/webhook-endpoints/[id]/deliveries/[notice]/resend",
  { params: z.object({ id: z.string(), notice: z.string() }) },
  async ({ ctx, params }) => new Reply(202, await resendDelivery(ctx, params.id, params.notice)),
);
