import { MessageTemplates } from "@/lib/domain/message/message-record";
import { route } from "@/lib/server/route";
import { listMessageTemplates } from "@/lib/services/message-template";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/messages",
  { params: ById, answer: MessageTemplates },
  ({ ctx, params }) => listMessageTemplates(ctx, params.id),
);
