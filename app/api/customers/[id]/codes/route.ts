import { PageQuery } from "@/lib/domain/customer-query";
import { CustomerCodes } from "@/lib/domain/customer-record";
import { route } from "@/lib/server/route";
import { pageWallet } from "@/lib/services/customer-wallet";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/customers/[id]/codes",
  { params: ById, query: PageQuery, answer: CustomerCodes },
  (input) => pageWallet(input.ctx, input.params.id, input.query),
);
