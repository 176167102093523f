import { DeliveryPage, DeliveryQuery } from "@/lib/domain/webhook/delivery";
import { route } from "@/lib/server/route";
import { listDeliveries } from "@/lib/services/webhook-delivery";

export const GET = route(
  "GET /api/webhook-endpoints/deliveries",
  { query: DeliveryQuery, answer: DeliveryPage },
  ({ ctx, query }) => listDeliveries(ctx, query),
);
