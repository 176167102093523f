import { route } from "@/lib/server/route";
import { setCodeActive } from "@/lib/services/code";
import { ByCode } from "@/lib/wire/path";
import { answerVoucher } from "@/lib/wire/voucher-answer";

export const POST = route("POST /v1/vouchers/[code]/disable", { params: ByCode }, async ({ ctx, params }) =>
  answerVoucher(ctx, await setCodeActive(ctx, params.code, false)),
);
