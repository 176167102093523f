import type { z } from "zod";
import type { CustomerInput } from "@/lib/domain/customer";
import { storedId } from "@/lib/domain/id";
import type { RedemptionVerdict } from "@/lib/domain/redemption/judge-redemption";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { findCode, viewCode } from "@/lib/services/code";
import { validate } from "@/lib/services/redemption";
import { onlyRedeemable, orderOf, type StackBody, type VoucherRedeemBody } from "./redemption";

/** Whether a code could be redeemed, and what it would be worth: always answered 200, and nothing is kept or locked. */
export async function validateStack(ctx: Ctx, body: z.infer<typeof StackBody>) {
  const { code, credits } = onlyRedeemable(body);
  const { verdict, shown, order } = await judged(ctx, code, credits, body);
  const result = verdict.ok
    ? worthOf(verdict, shown)
    : { error: problemOf(verdict, code), details: problemOf(verdict, code) };
  return {
    id: `valid_${newId().replaceAll("-", "")}`,
    valid: verdict.ok,
    redeemables: [
      {
        status: verdict.ok ? "APPLICABLE" : "INAPPLICABLE",
        id: code,
        object: "voucher",
        result,
        metadata: shown?.code.metadata ?? {},
      },
    ],
    ...(verdict.ok && order ? { order } : {}),
    tracking_id: body.customer?.source_id ?? null,
  };
}

export async function validateVoucher(ctx: Ctx, code: string, body: VoucherRedeemBody) {
  const { verdict, shown, order } = await judged(ctx, code, body.gift?.credits ?? null, body);
  const shared = { valid: verdict.ok, code, tracking_id: body.customer?.source_id ?? null };
  const metadata = shown?.code.metadata ?? {};
  if (!verdict.ok) return { ...shared, metadata, reason: verdict.message, error: problemOf(verdict, code) };
  return { ...shared, metadata, ...worthOf(verdict, shown), ...(order ? { order } : {}) };
}

type Shown = Awaited<ReturnType<typeof viewCode>> | null;

async function judged(
  ctx: Ctx,
  code: string,
  credits: number | null,
  body: Pick<VoucherRedeemBody, "customer" | "order">,
): Promise<{ verdict: Verdict; shown: Shown; order: Record<string, unknown> | null }> {
  const order = orderOf(body.order);
  try {
    const customerId = await knownId(ctx, body.customer ?? null);
    const verdict = await validate(ctx, { code, order, creditsMinor: credits, customerId });
    const shown = await viewCode(ctx, await findCode(ctx, code));
    return { verdict, shown, order: order && verdict.ok ? withDiscount(order, verdict.discountMinor) : null };
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== "not_found") throw error;
    const { message, fields } = error;
    return {
      verdict: { ok: false, key: "not_found", message, details: fields.details ?? "" },
      shown: null,
      order: null,
    };
  }
}

type Verdict = RedemptionVerdict | { ok: false; key: "not_found"; message: string; details: string };

/** Whoever is named and known; a validation makes nobody. */
async function knownId({ projectId }: Ctx, customer: CustomerInput | null): Promise<string | null> {
  const id = customer?.id ? storedId("customer", customer.id) : null;
  const where = id ? { id } : customer?.source_id ? { sourceId: customer.source_id } : null;
  return (
    where && ((await db().customer.findFirst({ where: { projectId, ...where }, select: { id: true } }))?.id ?? null)
  );
}

function withDiscount({ sent, amountMinor }: NonNullable<ReturnType<typeof orderOf>>, discountMinor: number) {
  return {
    ...{ ...sent, amount: amountMinor, discount_amount: discountMinor, total_discount_amount: discountMinor },
    total_amount: amountMinor - discountMinor,
  };
}

function worthOf({ creditsMinor }: Extract<RedemptionVerdict, { ok: true }>, shown: Shown): Record<string, unknown> {
  if (creditsMinor > 0) return { gift: { credits: creditsMinor } };
  const discount = shown?.config.voucher.discount;
  return discount ? { discount } : {};
}

function problemOf({ key, message, details }: Extract<Verdict, { ok: false }>, code: string) {
  return { code: key === "not_found" ? 404 : 400, key, message, details: details || code };
}
