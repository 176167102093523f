import { z } from "zod";
import { MessagePreviewInput, MessageTest } from "@/lib/domain/message/message-record";
import { route } from "@/lib/server/route";
import { testMessage } from "@/lib/services/message-preview";

export const POST = route(
  "POST /api/campaigns/[id]/messages/[occasion]/test",
  { params: z.object({ id: z.string(), occasion: z.string() }), body: MessagePreviewInput, answer: MessageTest },
  ({ ctx, params, body, caller }) => testMessage(ctx, params.id, params.occasion, body, caller.person),
);
