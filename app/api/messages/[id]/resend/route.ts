import { MessageDetail } from "@/lib/domain/message/message-record";
import { route } from "@/lib/server/route";
import { resendMessage } from "@/lib/services/message";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/messages/[id]/resend",
  { params: ById, answer: MessageDetail },
  ({ ctx, params }) => resendMessage(ctx, params.id),
);
