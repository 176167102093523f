import { z } from "zod";
import { SimpleCustomer } from "./customer-shape";
import { listOf, Moment, WireMetadata } from "./list-shape";
import { WireVoucher } from "./voucher-shape";

/** As it was sent, with what the code took off. */
const WireOrder = z.looseObject({
  amount: z.int(),
  total_discount_amount: z.int(),
  total_amount: z.int(),
  customer_id: z.string(),
  referrer_id: z.string().nullable(),
  object: z.literal("order"),
});

const core = {
  id: z.string(),
  date: Moment,
  customer_id: z.string(),
  tracking_id: z.string().nullable(),
  metadata: WireMetadata,
  /** What a gift card gave. */
  amount: z.int().optional(),
  result: z.literal("SUCCESS"),
  order: WireOrder.nullable(),
  customer: SimpleCustomer,
};

export const WireRedemption = z.object({
  ...core,
  object: z.literal("redemption"),
  status: z.enum(["SUCCEEDED", "ROLLED_BACK"]),
  channel: z.object({ channel_type: z.literal("API") }),
  related_object_type: z.literal("voucher"),
  related_object_id: z.string(),
  voucher: WireVoucher,
  gift: z.object({ amount: z.int() }).optional(),
  /** Ours: the event that campaigns decide by. */
  event_id: z.string(),
});

/** One code is redeemed at a time: it stands for itself and for the redemption that holds it. */
const ParentRedemption = WireRedemption.omit({ voucher: true, related_object_type: true }).extend({
  related_object_type: z.literal("redemption"),
});

export const StackRedemption = z.object({
  redemptions: z.array(WireRedemption),
  parent_redemption: ParentRedemption,
  order: WireOrder.optional(),
});

export const WireRollback = z.object({
  ...core,
  object: z.literal("redemption_rollback"),
  redemption: z.string(),
  reason: z.string().nullable(),
  related_object_type: z.literal("voucher"),
  related_object_id: z.string(),
  voucher: WireVoucher,
});

export const StackRollback = z.object({
  rollbacks: z.array(WireRollback),
  parent_rollback: WireRollback,
  order: WireOrder.optional(),
});

export const WireRedemptionList = listOf("redemptions", WireRedemption);

export const VoucherRedemptions = listOf("redemption_entries", WireRedemption).extend({
  quantity: z.int().nullable(),
  redeemed_quantity: z.int(),
  redeemed_amount: z.int().optional(),
  url: z.string(),
});

const Problem = z.object({
  code: z.int(),
  key: z.string(),
  message: z.string(),
  details: z.string(),
});

export const StackValidation = z.object({
  id: z.string(),
  valid: z.boolean(),
  redeemables: z.array(
    z.object({
      status: z.enum(["APPLICABLE", "INAPPLICABLE"]),
      id: z.string(),
      object: z.literal("voucher"),
      result: z.looseObject({ error: Problem.optional() }),
      metadata: WireMetadata,
    }),
  ),
  order: z.looseObject({ amount: z.int(), total_amount: z.int(), total_discount_amount: z.int() }).optional(),
  tracking_id: z.string().nullable(),
});

export const VoucherValidation = z.object({
  valid: z.boolean(),
  code: z.string(),
  discount: z.unknown().optional(),
  gift: z.object({ credits: z.int() }).optional(),
  order: z.looseObject({ amount: z.int(), total_amount: z.int(), total_discount_amount: z.int() }).optional(),
  reason: z.string().optional(),
  error: Problem.optional(),
  tracking_id: z.string().nullable(),
  metadata: WireMetadata,
});
