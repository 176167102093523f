import { z } from "zod";
import { DeliveryDetail } from "@/lib/domain/webhook/delivery";
import { route } from "@/lib/server/route";
import { resendDelivery } from "@/lib/services/webhook-resend";

export const POST = route(
  "POST /api/webhook-endpoints/[id]/deliveries/[notice]/resend",
  { params: z.object({ id: z.string(), notice: z.string() }), answer: DeliveryDetail, status: 202 },
  ({ ctx, params }) => resendDelivery(ctx, params.id, params.notice),
);
