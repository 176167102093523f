import { MessagePage, MessageQuery } from "@/lib/domain/message/message-record";
import { route } from "@/lib/server/route";
import { listMessages } from "@/lib/services/message";

export const GET = route("GET /api/messages", { query: MessageQuery, answer: MessagePage }, ({ ctx, query }) =>
  listMessages(ctx, query),
);
