import { route } from "@/lib/server/route";
import { ById } from "@/lib/wire/path";
import { AddVouchersBody, AddVouchersQuery, addVouchers } from "@/lib/wire/voucher-answer";

export const POST = route(
  "POST /v1/campaigns/[id]/vouchers",
  { params: ById, query: AddVouchersQuery, body: AddVouchersBody },
  ({ ctx, params, query, body }) => addVouchers(ctx, params.id, query, body),
);
