import { z } from "zod";
import type { CampaignConfig, ReferralConfig, RewardRule } from "@/lib/domain/campaign/config";
import type { CampaignState } from "@/lib/domain/campaign/kinds";
import { mainGoal } from "@/lib/domain/campaign/named-config";
import { publicId } from "@/lib/domain/id";
import type { Campaign } from "@/lib/generated/prisma/client";
import type { CampaignView } from "@/lib/services/campaign-read";
import { wireCodeConfig } from "./code-config";
import { filled } from "./filled";
import { orderOf, Paging, WireFlag } from "./list";

export const campaignTypeOfKind = {
  referral: "REFERRAL_PROGRAM",
  coupons: "DISCOUNT_COUPONS",
  gift: "GIFT_VOUCHERS",
  loyalty: "LOYALTY_PROGRAM",
} as const;

export const CampaignListQuery = Paging.extend({
  order: orderOf(["created_at", "updated_at"]).optional(),
  campaign_type: z.string().optional(),
  campaign_status: z.string().optional(),
  is_referral_code: WireFlag,
  expand: z.union([z.string(), z.array(z.string())]).optional(),
});

export const campaignOrderField = { created_at: "createdAt", updated_at: "updatedAt" } as const;

/** The wire's campaign. Its nulls are left out, unlike those of vouchers. */
export function wireCampaign(view: CampaignView): Record<string, unknown> {
  return { ...wireCampaignInList(view), categories: [] };
}

export function wireCampaignInList(view: CampaignView): Record<string, unknown> {
  const { campaign, config, state, codes } = view;
  return {
    ...head(campaign, config),
    voucher: voucherOf(campaign, config),
    ...(config.kind === "referral" ? { referral_program: referralProgramOf(config, view.names) } : {}),
    use_voucher_metadata_schema: false,
    vouchers_count: codes,
    creation_status: "DONE",
    vouchers_generation_status: "DONE",
    protected: false,
    validation_rules_assignments: { object: "list", data_ref: "data", data: [], total: 0 },
    ...tail(campaign, state),
  };
}

/** The campaign as it stands inside activities and messages. */
export function simpleCampaign({
  campaign,
  config,
  state,
  names,
}: Omit<CampaignView, "codes" | "published" | "hasDraft">) {
  return {
    ...head(campaign, config),
    is_referral_code: config.kind === "referral",
    voucher: voucherOf(campaign, config),
    ...(config.kind === "referral" ? { referral_program: referralProgramOf(config, names) } : {}),
    ...tail(campaign, state),
  };
}

function head(campaign: Campaign, config: CampaignConfig): Record<string, unknown> {
  return {
    id: publicId("campaign", campaign.id),
    name: campaign.name,
    ...filled({ description: campaign.description }),
    campaign_type: campaignTypeOfKind[config.kind],
    type: config.isStatic ? "STATIC" : "AUTO_UPDATE",
    auto_join: false,
    join_once: config.joinOnce,
    ...filled({ start_date: campaign.startsAt, expiration_date: campaign.endsAt }),
    active: campaign.status === "running",
    category_id: null,
    metadata: campaign.metadata,
  };
}

function tail(campaign: Campaign, state: CampaignState): Record<string, unknown> {
  return {
    created_at: campaign.createdAt,
    ...filled({ updated_at: campaign.updatedAt }),
    /** Ours: the wire knows only whether a campaign is active. */
    status: state,
    object: "campaign",
  };
}

const voucherTypes = {
  referral: "DISCOUNT_VOUCHER",
  coupons: "DISCOUNT_VOUCHER",
  gift: "GIFT_VOUCHER",
  loyalty: "LOYALTY_CARD",
} as const;

/** What the wire's clients sent of the voucher, with the parts we keep ourselves as we keep them. */
function voucherOf(campaign: Campaign, config: CampaignConfig): Record<string, unknown> {
  const { gift, loyalty_card: card, redemption } = config.voucher;
  return filled({
    ...config.voucher,
    type: voucherTypes[config.kind],
    gift: config.kind === "gift" ? { ...(gift as object | undefined), amount: config.amountMinor } : null,
    loyalty_card: config.kind === "loyalty" ? { ...(card as object | undefined), points: config.points } : null,
    redemption: redemption ?? { quantity: null },
    code_config: wireCodeConfig(config.code),
    is_referral_code: config.kind === "referral",
    start_date: campaign.startsAt,
    expiration_date: campaign.endsAt,
  });
}

/** The wire knows one goal; the whole of a campaign is in our own API. */
function referralProgramOf(config: ReferralConfig, names: Map<string, string>) {
  const { trigger, action } = mainGoal(config);
  const { referrer, referee } = action.kind === "reward" ? action : { referrer: null, referee: null };
  return {
    conversion_event_type: "custom_event",
    custom_event: { id: publicId("eventSchema", trigger.eventSchemaId), name: trigger.eventName },
    ...filled({
      referee_reward: wireReward(referee, names),
      referrer_reward: wireReward(referrer, names),
    }),
    allow_browser_events: config.attribution.allowBrowserEvents,
  };
}

function wireReward(rule: RewardRule | null, names: Map<string, string>): Record<string, unknown> | null {
  if (!rule) return null;
  if (!("campaignId" in rule)) return { type: rule.kind.toUpperCase(), name: rule.name };
  return {
    related_object_parent: {
      id: publicId("campaign", rule.campaignId),
      name: names.get(rule.campaignId),
      object: "CAMPAIGN",
    },
    type: { credits: "GIFT_VOUCHER", points: "LOYALTY_CARD", coupon: "DISCOUNT_VOUCHER" }[rule.kind],
    ...(rule.kind !== "coupon" && rule.amount.kind === "fixed" && { amount: rule.amount.minor }),
  };
}
