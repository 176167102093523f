import { PageQuery } from "@/lib/domain/customer-query";
import { LedgerLines } from "@/lib/domain/customer-record";
import { route } from "@/lib/server/route";
import { pageLedger } from "@/lib/services/customer-wallet";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/customers/[id]/ledger",
  { params: ById, query: PageQuery, answer: LedgerLines },
  (input) => pageLedger(input.ctx, input.params.id, input.query),
);
