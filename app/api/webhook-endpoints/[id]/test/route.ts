import { z } from "zod";
import { Reply, route } from "@/lib/server/route";
import { testWebhookEndpoint } from "@/lib/services/webhook-resend";

export const POST = route(
  "POST /api/webhook-endpoints/[id]/test",
  { params: z.object({ id: z.string() }) },
  async ({ ctx, params }) => new Reply(202, await testWebhookEndpoint(ctx, params.id)),
);
