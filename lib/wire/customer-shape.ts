import { z } from "zod";
import { listOf, Moment, WireMetadata } from "./list-shape";

/** The customer as she stands inside other objects. */
export const SimpleCustomer = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  source_id: z.string().nullable(),
  metadata: WireMetadata,
  object: z.literal("customer"),
});

const Summary = z.object({
  redemptions: z.object({
    total_redeemed: z.int(),
    total_failed: z.int(),
    total_succeeded: z.int(),
    total_rolled_back: z.int(),
    total_rollback_failed: z.int(),
    total_rollback_succeeded: z.int(),
    gift: z.object({ redeemed_amount: z.int(), amount_to_go: z.int() }),
    loyalty_card: z.object({ redeemed_points: z.int(), points_to_go: z.int() }),
  }),
  orders: z.object({
    total_amount: z.int(),
    total_count: z.int(),
    average_amount: z.int(),
    last_order_amount: z.int(),
  }),
});

const CampaignReferrals = z.object({ points: z.int(), referred_customers: z.int() });

const Referral = z.object({
  campaign_id: z.string(),
  referrer_id: z.string(),
  related_object_id: z.string(),
  related_object_type: z.string(),
  date: Moment,
});

export const WireCustomer = z.object({
  id: z.string(),
  source_id: z.string().nullable(),
  name: z.string().optional(),
  description: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  birthdate: z.string().optional(),
  address: z.record(z.string(), z.string()).nullable(),
  summary: Summary,
  loyalty: z.object({
    points: z.int(),
    referred_customers: z.int(),
    campaigns: z.record(z.string(), CampaignReferrals),
  }),
  referrals: z.object({ total: z.int(), campaigns: z.array(Referral) }),
  metadata: WireMetadata,
  system_metadata: WireMetadata,
  created_at: Moment,
  updated_at: Moment.optional(),
  object: z.literal("customer"),
});

export const WireCustomerList = listOf("customers", WireCustomer).extend({ has_more: z.boolean() });

export const WireErasure = z.object({
  id: z.string(),
  created_at: Moment,
  related_object_id: z.string(),
  related_object: z.literal("customer"),
  status: z.literal("DONE"),
  data_json: z.object({
    events: z.int(),
    customer_events: z.int(),
    daily_events: z.int(),
    segments: z.int(),
    orders: z.int(),
    order_events: z.int(),
    customer: z.int(),
  }),
  /** Spelled as the wire spells it. */
  object: z.literal("pernament_deletion"),
});
