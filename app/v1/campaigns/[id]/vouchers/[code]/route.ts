import { route } from "@/lib/server/route";
import { addChosenCode } from "@/lib/services/code";
import { ById } from "@/lib/wire/path";
import { NewVoucher, VoucherCode } from "@/lib/wire/voucher";
import { answerVoucher, codeFieldsOf } from "@/lib/wire/voucher-answer";

export const POST = route(
  "POST /v1/campaigns/[id]/vouchers/[code]",
  { params: ById.extend({ code: VoucherCode }), body: NewVoucher },
  async ({ ctx, params, body }) =>
    answerVoucher(ctx, await addChosenCode(ctx, params.id, params.code, codeFieldsOf(body))),
);
