import { z } from "zod";
import { publicId } from "@/lib/domain/id";
import type { Code } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { findCampaign } from "@/lib/services/campaign-read";
import { findCode, generateCodes, listCodes, viewCode, viewCodes } from "@/lib/services/code";
import { codesMax } from "@/lib/services/code-generation";
import { findCustomer } from "@/lib/services/customer";
import { doneAsAsyncAction } from "./async-action";
import { list, rangeFilter, skipOf } from "./list";
import { NewVoucher, type VoucherListQuery, voucherOrderField, wireVoucher, wireVoucherAlone } from "./voucher";

const count = z.coerce.number().int().min(1).max(codesMax).optional();
export const AddVouchersQuery = z.object({ vouchers_count: count });
export const AddVouchersBody = NewVoucher.extend({ vouchers_count: count });

export function codeFieldsOf(body: z.infer<typeof NewVoucher>) {
  return { startsAt: body.start_date, endsAt: body.expiration_date, metadata: body.metadata };
}

export async function answerVoucher(ctx: Ctx, code: Code): Promise<Record<string, unknown>> {
  return wireVoucherAlone(await viewCode(ctx, code));
}

/** One is answered whole, more as an action; the count may stand in the query or the body. */
export async function addVouchers(
  ctx: Ctx,
  key: string,
  query: z.infer<typeof AddVouchersQuery>,
  body: z.infer<typeof AddVouchersBody>,
) {
  const ids = await generateCodes(ctx, key, query.vouchers_count ?? body.vouchers_count ?? 1, codeFieldsOf(body));
  const [only] = ids;
  return only && ids.length === 1
    ? answerVoucher(ctx, await findCode(ctx, publicId("code", only)))
    : doneAsAsyncAction();
}

export async function answerVouchers(ctx: Ctx, query: z.infer<typeof VoucherListQuery>) {
  const { field, direction } = query.order ?? { field: "created_at", direction: "desc" };
  const campaign = query.campaign_id ?? query.campaign;
  const { codes, total } = await listCodes(ctx, {
    limit: query.limit,
    skip: skipOf(query),
    order: { field: voucherOrderField[field], direction },
    campaignId: campaign === undefined ? undefined : (await findCampaign(ctx, campaign)).id,
    holderId: query.customer === undefined ? undefined : (await findCustomer(ctx, query.customer)).id,
    code: query.code,
    createdAt: rangeFilter(query.created_at),
    updatedAt: rangeFilter(query.updated_at),
  });
  return list("vouchers", (await viewCodes(ctx, codes)).map(wireVoucher), { total });
}
