import { z } from "zod";
import { DeliveryDetail } from "@/lib/domain/webhook/delivery";
import { route } from "@/lib/server/route";
import { testWebhookEndpoint } from "@/lib/services/webhook-resend";

export const POST = route(
  "POST /api/webhook-endpoints/[id]/test",
  { params: z.object({ id: z.string() }), answer: DeliveryDetail, status: 202 },
  ({ ctx, params }) => testWebhookEndpoint(ctx, params.id),
);
