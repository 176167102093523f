import type { CampaignKind, CampaignStatus } from "../campaign/kinds";
import { shareOf } from "../campaign/reward-amount";

/** A code as it stands when somebody wants to use it. */
export interface RedeemableCode {
  kind: CampaignKind;
  active: boolean;
  /** Null while nobody holds it. */
  holderId: string | null;
  /** Of a gift card; null of anything else. */
  balanceMinor: number | null;
  redeemedCount: number;
  /** How often it may be redeemed; null is without end. */
  quantity: number | null;
  campaign: { status: CampaignStatus; startsAt: Date | null; endsAt: Date | null };
  startsAt: Date | null;
  endsAt: Date | null;
  /** As the campaign was given it. */
  discount: unknown;
}

export interface WantedRedemption {
  /** Null where nobody is named, as a validation may leave it. */
  customerId: string | null;
  /** Of the order, minor units; null without an order. */
  orderMinor: number | null;
  /** Of a gift card; null takes what the order needs. */
  creditsMinor: number | null;
  now: Date;
}

export type RedemptionRefusal =
  | "voucher_disabled"
  | "voucher_not_active"
  | "voucher_expired"
  | "not_published"
  | "quantity_exceeded"
  | "referrer_not_permitted_to_redeem"
  | "missing_order_items_amount"
  | "gift_amount_exceeded"
  | "invalid_voucher";

export type RedemptionVerdict =
  | { ok: false; key: RedemptionRefusal; message: string; details: string }
  | { ok: true; creditsMinor: number; discountMinor: number };

const refused = (key: RedemptionRefusal, message: string, details: string): RedemptionVerdict => ({
  ...{ ok: false, key, message, details },
});

/** Whether a code may be used, and what it is worth for the order. The first thing in the way is what is said. */
export function judgeRedemption(code: RedeemableCode, wanted: WantedRedemption): RedemptionVerdict {
  const { campaign } = code;
  const starts = latest(code.startsAt, campaign.startsAt);
  const ends = earliest(code.endsAt, campaign.endsAt);
  if (code.kind === "loyalty")
    return refused("invalid_voucher", "invalid voucher", "Points of a loyalty card are not redeemed here.");
  if (!code.active) return refused("voucher_disabled", "voucher is disabled", "The code is switched off.");
  if (campaign.status !== "running")
    return refused("voucher_disabled", "voucher is disabled", `Its campaign is ${campaign.status}.`);
  if (starts && wanted.now < starts)
    return refused("voucher_not_active", "voucher is not active yet", `It is valid from ${starts.toISOString()} on.`);
  if (ends && wanted.now >= ends)
    return refused("voucher_expired", "voucher expired", `It was valid until ${ends.toISOString()}.`);
  if (code.kind !== "coupons" && code.holderId === null)
    return refused("not_published", "voucher is not published", "Nobody was given it yet.");
  if (code.kind === "referral" && code.holderId === wanted.customerId)
    return refused(
      "referrer_not_permitted_to_redeem",
      "voucher cannot be redeemed by referrer",
      "It is their own code.",
    );
  if (code.quantity !== null && code.redeemedCount >= code.quantity)
    return refused(
      "quantity_exceeded",
      "quantity exceeded",
      `It was redeemed ${code.redeemedCount} of ${code.quantity} times.`,
    );
  return code.kind === "gift"
    ? judgeGift(code.balanceMinor ?? 0, wanted)
    : judgeDiscount(code.discount, wanted.orderMinor);
}

function judgeGift(balanceMinor: number, { orderMinor, creditsMinor }: WantedRedemption): RedemptionVerdict {
  if (creditsMinor === null && orderMinor === null) {
    const details = "Say gift.credits, or the amount of the order.";
    return refused("missing_order_items_amount", "missing order amount", details);
  }
  const credits = creditsMinor ?? Math.min(orderMinor ?? 0, balanceMinor);
  if (credits > balanceMinor || credits <= 0) {
    const details = `${credits} were asked for, and the card holds ${balanceMinor}.`;
    return refused("gift_amount_exceeded", "gift amount exceeded", details);
  }
  return { ok: true, creditsMinor: credits, discountMinor: orderMinor === null ? 0 : Math.min(credits, orderMinor) };
}

function judgeDiscount(discount: unknown, orderMinor: number | null): RedemptionVerdict {
  const off = orderMinor === null ? 0 : discountOf(discount, orderMinor);
  if (off !== null) return { ok: true, creditsMinor: 0, discountMinor: off };
  const { type } = Object(discount) as { type?: unknown };
  const details = `A discount of the type ${String(type).slice(0, 40)} is not worked out here: PERCENT, AMOUNT and FIXED are.`;
  return refused("invalid_voucher", "invalid voucher", details);
}

/** What is taken off the order; null for a discount that is not understood. A campaign without one takes nothing off. */
export function discountOf(discount: unknown, orderMinor: number): number | null {
  if (discount === null || discount === undefined) return 0;
  const { type, percent_off, amount_off, fixed_amount, amount_limit } = Object(discount) as Record<string, unknown>;
  const limit = typeof amount_limit === "number" ? amount_limit : Number.POSITIVE_INFINITY;
  const within = (off: number) => Math.max(0, Math.min(off, limit, orderMinor));
  if (type === "PERCENT" && isAmount(percent_off)) return within(shareOf(orderMinor, Math.round(percent_off * 100), 0));
  if (type === "AMOUNT" && isAmount(amount_off)) return within(Math.round(amount_off));
  return type === "FIXED" && isAmount(fixed_amount) ? within(orderMinor - Math.round(fixed_amount)) : null;
}

const isAmount = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1e12;

function latest(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one > other ? one : other) : (one ?? other);
}

function earliest(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one < other ? one : other) : (one ?? other);
}

/** How often a code may be redeemed: as its campaign says; a coupon of one that says nothing once, others without end. */
export function quantityOf(kind: CampaignKind, voucher: Record<string, unknown>): number | null {
  const { quantity } = Object(voucher.redemption) as { quantity?: unknown };
  if (typeof quantity === "number" && quantity >= 1) return Math.floor(quantity);
  return quantity === undefined && kind === "coupons" ? 1 : null;
}
