import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { findCode } from "@/lib/services/code";
import { ByCode } from "@/lib/wire/path";
import { answerVoucher } from "@/lib/wire/voucher-answer";
import { WireVoucher } from "@/lib/wire/voucher-shape";

export const GET = route(
  "GET /v1/vouchers/[code]",
  { params: ByCode, answer: looselyTyped(WireVoucher) },
  async ({ ctx, params }) => answerVoucher(ctx, await findCode(ctx, params.code)),
);
