import { MessageDetail } from "@/lib/domain/message/message-record";
import { route } from "@/lib/server/route";
import { showMessage } from "@/lib/services/message";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/messages/[id]", { params: ById, answer: MessageDetail }, ({ ctx, params }) =>
  showMessage(ctx, params.id),
);
