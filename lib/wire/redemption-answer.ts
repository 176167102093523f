import type { z } from "zod";
import { publicId } from "@/lib/domain/id";
import { quantityOf } from "@/lib/domain/redemption/judge-redemption";
import type { Ctx } from "@/lib/server/ctx";
import { findCampaign } from "@/lib/services/campaign-read";
import { findCode, viewCode } from "@/lib/services/code";
import { findCustomer } from "@/lib/services/customer";
import { redeem } from "@/lib/services/redemption";
import { findRedemption, listRedemptions, type RedemptionView } from "@/lib/services/redemption-read";
import { rollBack } from "@/lib/services/redemption-rollback";
import { simpleCustomer } from "./customer";
import { list, type Paging, rangeFilter, skipOf } from "./list";
import {
  onlyRedeemable,
  type RedeemBody,
  type RedemptionListQuery,
  type RollbackBody,
  type RollbackQuery,
  redemptionInput,
  type VoucherRedeemBody,
} from "./redemption";
import { wireVoucherAlone } from "./voucher";

export async function redeemStack(ctx: Ctx, body: z.infer<typeof RedeemBody>) {
  const id = await redeem(ctx, redemptionInput(onlyRedeemable(body), body));
  return stackOf(await findRedemption(ctx, id));
}

export async function redeemVoucher(ctx: Ctx, code: string, body: VoucherRedeemBody) {
  const id = await redeem(ctx, redemptionInput({ code, credits: body.gift?.credits ?? null }, body));
  return wireRedemption(await findRedemption(ctx, id));
}

function stackOf(view: RedemptionView) {
  const redemption = wireRedemption(view);
  const { voucher: _, related_object_type: __, ...parent } = redemption;
  return {
    redemptions: [redemption],
    parent_redemption: { ...parent, related_object_type: "redemption", related_object_id: parent.id },
    ...(redemption.order ? { order: redemption.order } : {}),
  };
}

function core({ redemption, code, customer }: RedemptionView) {
  const amount = Number(redemption.amountMinor);
  const order = redemption.order as Record<string, unknown> | null;
  const referrer = code.config.kind === "referral" ? code.code.holderId : null;
  return {
    customer_id: publicId("customer", customer.id),
    tracking_id: customer.sourceId,
    metadata: redemption.metadata,
    ...(amount > 0 ? { amount } : {}),
    result: "SUCCESS",
    order: order && {
      ...order,
      ...(redemption.status === "rolled_back" ? { status: "CANCELED" } : {}),
      customer_id: publicId("customer", customer.id),
      referrer_id: referrer && publicId("customer", referrer),
      object: "order",
    },
    customer: simpleCustomer(customer),
    related_object_type: "voucher",
    related_object_id: publicId("code", code.code.id),
    voucher: wireVoucherAlone(code),
  };
}

export function wireRedemption(view: RedemptionView) {
  const { redemption } = view;
  const amount = Number(redemption.amountMinor);
  return {
    ...core(view),
    id: publicId("redemption", redemption.id),
    object: "redemption",
    date: redemption.createdAt,
    status: redemption.status === "rolled_back" ? "ROLLED_BACK" : "SUCCEEDED",
    channel: { channel_type: "API" },
    ...(amount > 0 ? { gift: { amount } } : {}),
    event_id: publicId("event", redemption.eventId),
  };
}

export async function rollBackRedemption(
  ctx: Ctx,
  key: string,
  query: z.infer<typeof RollbackQuery>,
  body: z.infer<typeof RollbackBody>,
) {
  const view = await findRedemption(ctx, await rollBack(ctx, key, query.reason ?? body?.reason ?? null));
  const { redemption } = view;
  return {
    ...core(view),
    id: publicId("rollback", redemption.rollbackId ?? redemption.id),
    object: "redemption_rollback",
    date: redemption.rolledBackAt,
    redemption: publicId("redemption", redemption.id),
    reason: redemption.rollbackReason,
  };
}

/** The same, as it is answered for a stack: of one code. */
export async function rollBackStack(...given: Parameters<typeof rollBackRedemption>) {
  const rollback = await rollBackRedemption(...given);
  return { rollbacks: [rollback], parent_rollback: rollback, ...(rollback.order ? { order: rollback.order } : {}) };
}

export async function answerRedemptions(ctx: Ctx, query: z.infer<typeof RedemptionListQuery>) {
  // What could not be redeemed was answered with its reason, and left nothing to list.
  if (query.result === "FAILURE") return list("redemptions", [], { total: 0 });
  const { views, total } = await listRedemptions(ctx, {
    limit: query.limit,
    skip: skipOf(query),
    campaignId: query.campaign === undefined ? undefined : (await findCampaign(ctx, query.campaign)).id,
    customerId: query.customer === undefined ? undefined : (await findCustomer(ctx, query.customer)).id,
    createdAt: rangeFilter(query.created_at),
  });
  return list("redemptions", views.map(wireRedemption), { total });
}

export async function answerVoucherRedemptions(ctx: Ctx, key: string, query: Paging) {
  const { code, config, redeemedMinor } = await viewCode(ctx, await findCode(ctx, key));
  const { views, total } = await listRedemptions(ctx, { limit: query.limit, skip: skipOf(query), codeId: code.id });
  return {
    ...list("redemption_entries", views.map(wireRedemption), { total }),
    quantity: quantityOf(config.kind, config.voucher),
    redeemed_quantity: code.redeemedCount,
    ...(config.kind === "gift" ? { redeemed_amount: redeemedMinor } : {}),
    url: `/v1/vouchers/${encodeURIComponent(code.code)}/redemptions?page=1&limit=10`,
  };
}
