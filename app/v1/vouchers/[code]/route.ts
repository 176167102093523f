import { route } from "@/lib/server/route";
import { findCode } from "@/lib/services/code";
import { ByCode } from "@/lib/wire/path";
import { answerVoucher } from "@/lib/wire/voucher-answer";

export const GET = route("GET /v1/vouchers/[code]", { params: ByCode }, async ({ ctx, params }) =>
  answerVoucher(ctx, await findCode(ctx, params.code)),
);
