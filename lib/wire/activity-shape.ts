import { z } from "zod";
import { activityKinds } from "@/lib/services/activity";
import { SimpleCampaign } from "./campaign-shape";
import { SimpleCustomer, WireCustomer } from "./customer-shape";
import { Moment, onwardListOf, WireMetadata } from "./list-shape";
import { WirePublication } from "./publication-shape";
import { SimpleVoucher } from "./voucher-shape";

const ActivityEvent = z.object({
  id: z.string(),
  object: z.literal("event"),
  type: z.string().nullable(),
  customer: z.object({ id: z.string() }),
  referral: z.object({ code: z.string(), referrer_id: z.string().nullable(), id: z.string().nullable() }).nullable(),
  loyalty: z.null(),
  metadata: WireMetadata,
  created_at: Moment,
});

const Reward = z.object({
  id: z.string(),
  assignment_id: z.null(),
  name: z.string().nullable(),
  object: z.literal("reward"),
  type: z.literal("CAMPAIGN"),
  voucher: SimpleVoucher.nullable(),
});

const Referral = z.object({
  referrer: SimpleCustomer.nullable(),
  voucher: SimpleVoucher,
  campaign: SimpleCampaign.nullable(),
});

/** Which of them are there goes by the activity's type. */
const ActivityData = z.object({
  customer: z.union([WireCustomer, SimpleCustomer]),
  event: ActivityEvent.nullable().optional(),
  event_schema: z.object({ id: z.string(), name: z.string().nullable() }).nullable().optional(),
  referral: Referral.nullable().optional(),
  loyalty: z.null().optional(),
  referrer: SimpleCustomer.nullable().optional(),
  holder: SimpleCustomer.nullable().optional(),
  campaign: SimpleCampaign.nullable().optional(),
  voucher: SimpleVoucher.nullable().optional(),
  publication: WirePublication.nullable().optional(),
  reward: Reward.nullable().optional(),
  referral_tier: z.null().optional(),
  balance: z.object({ amount: z.int() }).nullable().optional(),
  custom_event: ActivityEvent.nullable().optional(),
  customer_event: z.null().optional(),
  created_at: Moment.nullable().optional(),
});

export const WireActivity = z.object({
  id: z.string(),
  type: z.enum(activityKinds),
  data: ActivityData,
  created_at: Moment,
  /** Of what the same request did. */
  group_id: z.string().nullable(),
});

export const WireActivityList = onwardListOf(WireActivity);
