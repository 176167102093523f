import { z } from "zod";
import { DeliveryDetail } from "@/lib/domain/webhook/delivery";
import { route } from "@/lib/server/route";
import { getDelivery } from "@/lib/services/webhook-delivery";

export const GET = route(
  "GET /api/webhook-endpoints/[id]/deliveries/[notice]",
  { params: z.object({ id: z.string(), notice: z.string() }), answer: DeliveryDetail },
  ({ ctx, params }) => getDelivery(ctx, params.id, params.notice),
);
