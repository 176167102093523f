import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { ByCode } from "@/lib/wire/path";
import { VoucherRedeemBody } from "@/lib/wire/redemption";
import { VoucherValidation } from "@/lib/wire/redemption-shape";
import { validateVoucher } from "@/lib/wire/validation-answer";

export const POST = route(
  "POST /v1/vouchers/[code]/validate",
  { params: ByCode, body: VoucherRedeemBody, answer: looselyTyped(VoucherValidation) },
  ({ ctx, params, body }) => validateVoucher(ctx, params.code, body),
);
