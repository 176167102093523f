import { PageQuery } from "@/lib/domain/customer-query";
import { route } from "@/lib/server/route";
import { pageFriends } from "@/lib/services/customer-referrals";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/customers/[id]/referrals", { params: ById, query: PageQuery }, (input) =>
  pageFriends(input.ctx, input.params.id, input.query),
);
