import { z } from "zod";
import { MessageTemplate, MessageTemplateInput } from "@/lib/domain/message/message-record";
import { route } from "@/lib/server/route";
import { saveMessageTemplate, showMessageTemplate } from "@/lib/services/message-template";

const params = z.object({ id: z.string(), occasion: z.string() });

export const GET = route(
  "GET /api/campaigns/[id]/messages/[occasion]",
  { params, answer: MessageTemplate },
  ({ ctx, params }) => showMessageTemplate(ctx, params.id, params.occasion),
);

export const PUT = route(
  "PUT /api/campaigns/[id]/messages/[occasion]",
  { params, body: MessageTemplateInput, answer: MessageTemplate },
  ({ ctx, params, body }) => saveMessageTemplate(ctx, params.id, params.occasion, body),
);
