import { z } from "zod";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { Metadata } from "@/lib/domain/customer";
import { publicId } from "@/lib/domain/id";
import { quantityOf } from "@/lib/domain/redemption/judge-redemption";
import { isStorable, unstorableMessage } from "@/lib/domain/stored-text";
import type { Campaign, Code } from "@/lib/generated/prisma/client";
import type { CodeView } from "@/lib/services/code";
import { WireDate } from "./date";
import { DateRange, orderOf, Paging } from "./list";

export const VoucherListQuery = Paging.extend({
  order: orderOf(["created_at", "updated_at", "code"]).optional(),
  campaign: z.string().optional(),
  campaign_id: z.string().optional(),
  customer: z.string().optional(),
  code: z.string().optional(),
  created_at: DateRange,
  updated_at: DateRange,
});

export const voucherOrderField = { created_at: "createdAt", updated_at: "updatedAt", code: "code" } as const;

/** What may be said of a code that is added to a campaign. */
export const NewVoucher = z.object({
  start_date: WireDate.nullish(),
  expiration_date: WireDate.nullish(),
  metadata: Metadata.nullish(),
});

export const VoucherCode = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .refine(isStorable, unstorableMessage)
  // Folding can lengthen a code (one ligature becomes three letters); what is compared has to fit as well.
  .refine((code) => code.normalize("NFKC").length <= 128, "may have at most 128 characters");

/** The wire's full voucher, with its nulls. */
export function wireVoucher(view: CodeView): Record<string, unknown> {
  const { code, campaign, config, publications } = view;
  const path = `/v1/vouchers/${encodeURIComponent(code.code)}`;
  return {
    ...core(code, campaign, config),
    category: null,
    categories: [],
    validity_timeframe: null,
    validity_day_of_week: null,
    validity_hours: null,
    additional_info: null,
    assets: null,
    ...people(code, config),
    redemption: { ...redemptionOf(view), object: "list", url: `${path}/redemptions?page=1&limit=10` },
    publish: { object: "list", count: publications, url: `${path}/publications?page=1&limit=10` },
    object: "voucher",
  };
}

/** With what the wire adds when one voucher is asked for, and leaves out of lists. */
export function wireVoucherAlone(view: CodeView): Record<string, unknown> {
  return {
    ...wireVoucher(view),
    validation_rules_assignments: { object: "list", data_ref: "data", data: [], total: 0 },
  };
}

/** The voucher as it stands inside activities and messages. */
export function simpleVoucher({
  code,
  campaign,
  config,
}: Pick<CodeView, "code" | "campaign" | "config">): Record<string, unknown> {
  return {
    ...core(code, campaign, config),
    ...people(code, config),
    redemption: redemptionOf({ code, config }),
    object: "voucher",
  };
}

/** The slim voucher of publication lists. */
export function slimVoucher({ code, campaign, config }: CodeView): Record<string, unknown> {
  const { discount, gift } = worthOf(code, config);
  return {
    code: code.code,
    object: "voucher",
    campaign: campaign.name,
    ...(gift ? { gift } : { discount }),
    is_referral_code: config.kind === "referral",
  };
}

function core(code: Code, campaign: Campaign, config: CampaignConfig): Record<string, unknown> {
  return {
    id: publicId("code", code.id),
    code: code.code,
    campaign: campaign.name,
    campaign_id: publicId("campaign", campaign.id),
    category_id: null,
    type: config.kind === "gift" ? "GIFT_VOUCHER" : "DISCOUNT_VOUCHER",
    ...worthOf(code, config),
    loyalty_card: null,
    start_date: code.startsAt ?? campaign.startsAt,
    expiration_date: code.endsAt ?? campaign.endsAt,
    active: code.active,
    metadata: code.metadata,
    is_referral_code: config.kind === "referral",
    created_at: code.createdAt,
    updated_at: code.updatedAt,
  };
}

/** A card that nobody has yet is worth what it will open with. */
function worthOf(code: Code, config: CampaignConfig): { discount: unknown; gift: Record<string, unknown> | null } {
  if (config.kind !== "gift") return { discount: config.voucher.discount ?? null, gift: null };
  const isOpen = code.publishedAt !== null || code.accountOf !== null;
  const amount = code.accountOf ? Number(code.balanceMinor ?? 0) : config.amountMinor;
  const balance = isOpen ? Number(code.balanceMinor ?? 0) : config.amountMinor;
  return { discount: null, gift: { amount, balance, effect: effectOf(config) } };
}

function effectOf(config: CampaignConfig): unknown {
  const gift = config.voucher.gift as { effect?: unknown } | undefined;
  return gift?.effect ?? "APPLY_TO_ORDER";
}

function people(code: Code, config: CampaignConfig): Record<string, unknown> {
  if (!code.holderId) return {};
  const holder = publicId("customer", code.holderId);
  return { holder_id: holder, ...(config.kind === "referral" ? { referrer_id: holder } : {}) };
}

function redemptionOf({ code, config, redeemedMinor }: Pick<CodeView, "code" | "config"> & Partial<CodeView>) {
  return {
    quantity: quantityOf(config.kind, config.voucher),
    redeemed_quantity: code.redeemedCount,
    ...(config.kind === "gift" ? { redeemed_amount: redeemedMinor ?? 0 } : {}),
  };
}
