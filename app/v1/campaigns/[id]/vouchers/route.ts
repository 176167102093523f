import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { AsyncAction } from "@/lib/wire/list-shape";
import { ById } from "@/lib/wire/path";
import { AddVouchersBody, AddVouchersQuery, addVouchers } from "@/lib/wire/voucher-answer";
import { WireVoucher } from "@/lib/wire/voucher-shape";

export const POST = route(
  "POST /v1/campaigns/[id]/vouchers",
  {
    params: ById,
    query: AddVouchersQuery,
    body: AddVouchersBody,
    answer: looselyTyped(WireVoucher),
    otherwise: { 202: AsyncAction },
  },
  ({ ctx, params, query, body }) => addVouchers(ctx, params.id, query, body),
);
