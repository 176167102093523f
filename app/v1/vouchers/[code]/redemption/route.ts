import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { Paging } from "@/lib/wire/list";
import { ByCode } from "@/lib/wire/path";
import { VoucherRedeemBody } from "@/lib/wire/redemption";
import { answerVoucherRedemptions, redeemVoucher } from "@/lib/wire/redemption-answer";
import { VoucherRedemptions, WireRedemption } from "@/lib/wire/redemption-shape";

export const POST = route(
  "POST /v1/vouchers/[code]/redemption",
  { params: ByCode, body: VoucherRedeemBody, answer: looselyTyped(WireRedemption) },
  ({ ctx, params, body }) => redeemVoucher(ctx, params.code, body),
);

export const GET = route(
  "GET /v1/vouchers/[code]/redemption",
  { params: ByCode, query: Paging, answer: looselyTyped(VoucherRedemptions) },
  ({ ctx, params, query }) => answerVoucherRedemptions(ctx, params.code, query),
);
