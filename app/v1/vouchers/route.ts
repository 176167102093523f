import { route } from "@/lib/server/route";
import { VoucherListQuery } from "@/lib/wire/voucher";
import { answerVouchers } from "@/lib/wire/voucher-answer";

export const GET = route("GET /v1/vouchers", { query: VoucherListQuery }, ({ ctx, query }) =>
  answerVouchers(ctx, query),
);
