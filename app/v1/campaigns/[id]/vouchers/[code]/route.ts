import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { addChosenCode } from "@/lib/services/code";
import { ById } from "@/lib/wire/path";
import { NewVoucher, VoucherCode } from "@/lib/wire/voucher";
import { answerVoucher, codeFieldsOf } from "@/lib/wire/voucher-answer";
import { WireVoucher } from "@/lib/wire/voucher-shape";

export const POST = route(
  "POST /v1/campaigns/[id]/vouchers/[code]",
  { params: ById.extend({ code: VoucherCode }), body: NewVoucher, answer: looselyTyped(WireVoucher) },
  async ({ ctx, params, body }) =>
    answerVoucher(ctx, await addChosenCode(ctx, params.id, params.code, codeFieldsOf(body))),
);
