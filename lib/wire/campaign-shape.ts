import { z } from "zod";
import { campaignStates } from "@/lib/domain/campaign/kinds";
import { listOf, Moment, NoAssignments, WireMetadata } from "./list-shape";

const Reward = z.object({
  related_object_parent: z
    .object({ id: z.string(), name: z.string().optional(), object: z.literal("CAMPAIGN") })
    .optional(),
  /** Ours: the last two are handed over by a person, or by whoever receives the webhook. */
  type: z.enum(["GIFT_VOUCHER", "LOYALTY_CARD", "DISCOUNT_VOUCHER", "MATERIAL", "WEBHOOK"]),
  amount: z.int().optional(),
  name: z.string().optional(),
});

const ReferralProgram = z.object({
  conversion_event_type: z.literal("custom_event"),
  custom_event: z.object({ id: z.string(), name: z.string() }),
  referee_reward: Reward.optional(),
  /** Ours: in Voucherify the referrer's rewards have no REST surface. */
  referrer_reward: Reward.optional(),
  allow_browser_events: z.boolean(),
});

/** Given back as it came, with the parts that we act on as we keep them. */
const CampaignVoucher = z.looseObject({
  type: z.enum(["GIFT_VOUCHER", "LOYALTY_CARD", "DISCOUNT_VOUCHER"]),
  gift: z.looseObject({ amount: z.int() }).optional(),
  loyalty_card: z.looseObject({ points: z.int() }).optional(),
  redemption: z.unknown(),
  code_config: z.object({ length: z.int(), charset: z.string(), pattern: z.string() }),
  is_referral_code: z.boolean(),
  start_date: Moment.optional(),
  expiration_date: Moment.optional(),
});

const core = {
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  campaign_type: z.enum(["REFERRAL_PROGRAM", "DISCOUNT_COUPONS", "GIFT_VOUCHERS", "LOYALTY_PROGRAM"]),
  type: z.enum(["STATIC", "AUTO_UPDATE"]),
  auto_join: z.boolean(),
  join_once: z.boolean(),
  start_date: Moment.optional(),
  expiration_date: Moment.optional(),
  active: z.boolean(),
  category_id: z.null(),
  metadata: WireMetadata,
  voucher: CampaignVoucher,
  referral_program: ReferralProgram.optional(),
  created_at: Moment,
  updated_at: Moment.optional(),
  /** Ours: the wire knows only whether a campaign is active. */
  status: z.enum(campaignStates),
  object: z.literal("campaign"),
};

/** The campaign as it stands inside activities. */
export const SimpleCampaign = z.object({ ...core, is_referral_code: z.boolean() });

const WireCampaignInList = z.object({
  ...core,
  use_voucher_metadata_schema: z.boolean(),
  vouchers_count: z.int(),
  creation_status: z.literal("DONE"),
  vouchers_generation_status: z.literal("DONE"),
  protected: z.boolean(),
  validation_rules_assignments: NoAssignments,
  /** In lists only where it was asked for with expand=category. */
  categories: z.array(z.unknown()).optional(),
});

export const WireCampaign = WireCampaignInList.required({ categories: true });

export const WireCampaignList = listOf("campaigns", WireCampaignInList);
