import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { VoucherListQuery } from "@/lib/wire/voucher";
import { answerVouchers } from "@/lib/wire/voucher-answer";
import { WireVoucherList } from "@/lib/wire/voucher-shape";

export const GET = route(
  "GET /v1/vouchers",
  { query: VoucherListQuery, answer: looselyTyped(WireVoucherList) },
  ({ ctx, query }) => answerVouchers(ctx, query),
);
