import { z } from "zod";
import { listOf, Moment, NoAssignments, WireMetadata } from "./list-shape";

const GiftWorth = z.object({ amount: z.int(), balance: z.int(), effect: z.unknown() });

const core = {
  id: z.string(),
  code: z.string(),
  campaign: z.string(),
  campaign_id: z.string(),
  category_id: z.null(),
  type: z.enum(["GIFT_VOUCHER", "DISCOUNT_VOUCHER"]),
  /** As the campaign was given it. */
  discount: z.unknown(),
  gift: GiftWorth.nullable(),
  loyalty_card: z.null(),
  start_date: Moment.nullable(),
  expiration_date: Moment.nullable(),
  active: z.boolean(),
  metadata: WireMetadata,
  is_referral_code: z.boolean(),
  created_at: Moment,
  updated_at: Moment.nullable(),
  holder_id: z.string().optional(),
  referrer_id: z.string().optional(),
  object: z.literal("voucher"),
};

const Redemption = z.object({
  quantity: z.unknown(),
  redeemed_quantity: z.int(),
  redeemed_amount: z.int().optional(),
});

/** The voucher as it stands inside activities. */
export const SimpleVoucher = z.object({ ...core, redemption: Redemption });

const WireVoucherInList = z.object({
  ...core,
  category: z.null(),
  categories: z.array(z.unknown()),
  validity_timeframe: z.null(),
  validity_day_of_week: z.null(),
  validity_hours: z.null(),
  additional_info: z.null(),
  assets: z.null(),
  redemption: Redemption.extend({ object: z.literal("list"), url: z.string() }),
  publish: z.object({ object: z.literal("list"), count: z.int(), url: z.string() }),
});

export const WireVoucher = WireVoucherInList.extend({ validation_rules_assignments: NoAssignments });

export const WireVoucherList = listOf("vouchers", WireVoucherInList);

/** The slim voucher of publication lists. */
export const SlimVoucher = z.object({
  code: z.string(),
  object: z.literal("voucher"),
  campaign: z.string(),
  gift: GiftWorth.optional(),
  discount: z.unknown().optional(),
  is_referral_code: z.boolean(),
});
