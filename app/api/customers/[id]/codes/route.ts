import { PageQuery } from "@/lib/domain/customer-query";
import { route } from "@/lib/server/route";
import { pageWallet } from "@/lib/services/customer-wallet";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/customers/[id]/codes", { params: ById, query: PageQuery }, (input) =>
  pageWallet(input.ctx, input.params.id, input.query),
);
