import { PageQuery } from "@/lib/domain/customer-query";
import { CustomerReferrals } from "@/lib/domain/customer-record";
import { route } from "@/lib/server/route";
import { pageFriends } from "@/lib/services/customer-referrals";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/customers/[id]/referrals",
  { params: ById, query: PageQuery, answer: CustomerReferrals },
  (input) => pageFriends(input.ctx, input.params.id, input.query),
);
