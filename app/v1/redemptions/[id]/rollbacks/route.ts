import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { ById } from "@/lib/wire/path";
import { RollbackBody, RollbackQuery } from "@/lib/wire/redemption";
import { rollBackStack } from "@/lib/wire/redemption-answer";
import { StackRollback } from "@/lib/wire/redemption-shape";

export const POST = route(
  "POST /v1/redemptions/[id]/rollbacks",
  { params: ById, query: RollbackQuery, body: RollbackBody, answer: looselyTyped(StackRollback) },
  ({ ctx, params, query, body }) => rollBackStack(ctx, params.id, query, body),
);
