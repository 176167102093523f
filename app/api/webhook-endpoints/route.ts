import { WebhookEndpointInput } from "@/lib/domain/webhook/endpoint";
import { Reply, route } from "@/lib/server/route";
import { createWebhookEndpoint, listWebhookEndpoints } from "@/lib/services/webhook-endpoint";

export const GET = route("GET /api/webhook-endpoints", {}, ({ ctx }) => listWebhookEndpoints(ctx));

export const POST = route(
  "POST /api/webhook-endpoints",
  { body: WebhookEndpointInput },
  async ({ ctx, body }) => new Reply(201, await createWebhookEndpoint(ctx, body)),
);
