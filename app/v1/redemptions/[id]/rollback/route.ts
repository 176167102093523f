import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { ById } from "@/lib/wire/path";
import { RollbackBody, RollbackQuery } from "@/lib/wire/redemption";
import { rollBackRedemption } from "@/lib/wire/redemption-answer";
import { WireRollback } from "@/lib/wire/redemption-shape";

export const POST = route(
  "POST /v1/redemptions/[id]/rollback",
  { params: ById, query: RollbackQuery, body: RollbackBody, answer: looselyTyped(WireRollback) },
  ({ ctx, params, query, body }) => rollBackRedemption(ctx, params.id, query, body),
);
