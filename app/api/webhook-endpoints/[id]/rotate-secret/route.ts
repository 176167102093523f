import { z } from "zod";
import { NewWebhookEndpoint, SecretRotation } from "@/lib/domain/webhook/endpoint";
import { route } from "@/lib/server/route";
import { rotateWebhookSecret } from "@/lib/services/webhook-endpoint";

export const POST = route(
  "POST /api/webhook-endpoints/[id]/rotate-secret",
  { params: z.object({ id: z.string() }), body: SecretRotation, answer: NewWebhookEndpoint },
  ({ ctx, params, body }) => rotateWebhookSecret(ctx, params.id, body),
);
