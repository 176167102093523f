import { NewWebhookEndpoint, WebhookEndpointInput, WebhookEndpointList } from "@/lib/domain/webhook/endpoint";
import { route } from "@/lib/server/route";
import { createWebhookEndpoint, listWebhookEndpoints } from "@/lib/services/webhook-endpoint";

export const GET = route("GET /api/webhook-endpoints", { answer: WebhookEndpointList }, ({ ctx }) =>
  listWebhookEndpoints(ctx),
);

export const POST = route(
  "POST /api/webhook-endpoints",
  { body: WebhookEndpointInput, answer: NewWebhookEndpoint, status: 201 },
  ({ ctx, body }) => createWebhookEndpoint(ctx, body),
);
