import { z } from "zod";
import { WebhookEndpointChange } from "@/lib/domain/webhook/endpoint";
import { Reply, route } from "@/lib/server/route";
import { changeWebhookEndpoint, deleteWebhookEndpoint, getWebhookEndpoint } from "@/lib/services/webhook-endpoint";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/webhook-endpoints/[id]", { params }, ({ ctx, params }) =>
  getWebhookEndpoint(ctx, params.id),
);

export const PATCH = route(
  "PATCH /api/webhook-endpoints/[id]",
  { params, body: WebhookEndpointChange },
  ({ ctx, params, body }) => changeWebhookEndpoint(ctx, params.id, body),
);

export const DELETE = route("DELETE /api/webhook-endpoints/[id]", { params }, async ({ ctx, params }) => {
  await deleteWebhookEndpoint(ctx, params.id);
  return new Reply(204);
});
