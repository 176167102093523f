import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { setCodeActive } from "@/lib/services/code";
import { ByCode } from "@/lib/wire/path";
import { answerVoucher } from "@/lib/wire/voucher-answer";
import { WireVoucher } from "@/lib/wire/voucher-shape";

export const POST = route(
  "POST /v1/vouchers/[code]/enable",
  { params: ByCode, answer: looselyTyped(WireVoucher) },
  async ({ ctx, params }) => answerVoucher(ctx, await setCodeActive(ctx, params.code, true)),
);
