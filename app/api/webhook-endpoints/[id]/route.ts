import { z } from "zod";
import { WebhookEndpoint, WebhookEndpointChange } from "@/lib/domain/webhook/endpoint";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { changeWebhookEndpoint, deleteWebhookEndpoint, getWebhookEndpoint } from "@/lib/services/webhook-endpoint";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/webhook-endpoints/[id]", { params, answer: WebhookEndpoint }, ({ ctx, params }) =>
  getWebhookEndpoint(ctx, params.id),
);

export const PATCH = route(
  "PATCH /api/webhook-endpoints/[id]",
  { params, body: WebhookEndpointChange, answer: WebhookEndpoint },
  ({ ctx, params, body }) => changeWebhookEndpoint(ctx, params.id, body),
);

export const DELETE = route("DELETE /api/webhook-endpoints/[id]", { params, answer: noContent }, ({ ctx, params }) =>
  deleteWebhookEndpoint(ctx, params.id),
);
