import { z } from "zod";
import { ResendRange, Resent } from "@/lib/domain/webhook/delivery";
import { route } from "@/lib/server/route";
import { resendDeliveries } from "@/lib/services/webhook-resend";

export const POST = route(
  "POST /api/webhook-endpoints/[id]/resend",
  { params: z.object({ id: z.string() }), body: ResendRange, answer: Resent, status: 202 },
  ({ ctx, params, body }) => resendDeliveries(ctx, params.id, body),
);
