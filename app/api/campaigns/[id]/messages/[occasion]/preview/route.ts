import { z } from "zod";
import { MessagePreview, MessagePreviewInput } from "@/lib/domain/message/message-record";
import { route } from "@/lib/server/route";
import { previewMessage } from "@/lib/services/message-preview";

export const POST = route(
  "POST /api/campaigns/[id]/messages/[occasion]/preview",
  { params: z.object({ id: z.string(), occasion: z.string() }), body: MessagePreviewInput, answer: MessagePreview },
  ({ ctx, params, body }) => previewMessage(ctx, params.id, params.occasion, body),
);
