import { z } from "zod";
import { type CampaignConfig, OpeningBalance } from "@/lib/domain/campaign/config";
import {
  type CampaignInput,
  CampaignName,
  type CampaignPatch,
  type ConfigDraft,
  draftOf,
} from "@/lib/domain/campaign/draft";
import { Metadata } from "@/lib/domain/customer";
import { codesMax } from "@/lib/services/code-generation";
import { CodeConfig, codePatternOf } from "./code-config";
import { WireDate } from "./date";
import { changedProgram, missing, ReferralProgram, referralOfProgram } from "./referral-program";

/** Kept and given back as it came, except the parts that we act on. */
const Voucher = z.looseObject({
  type: z.string().nullish(),
  gift: z.looseObject({ amount: OpeningBalance }).nullish(),
  loyalty_card: z.looseObject({ points: OpeningBalance }).nullish(),
  code_config: CodeConfig.nullish(),
});

const fields = {
  type: z.enum(["AUTO_UPDATE", "STATIC", "STANDALONE"]).nullish(),
  description: z.string().max(5_000).nullish(),
  start_date: WireDate.nullish(),
  expiration_date: WireDate.nullish(),
  join_once: z.boolean().nullish(),
  metadata: Metadata.nullish(),
  voucher: Voucher.nullish(),
};

export const CampaignBody = z.object({
  ...fields,
  name: CampaignName,
  campaign_type: z
    .enum(["REFERRAL_PROGRAM", "DISCOUNT_COUPONS", "GIFT_VOUCHERS", "LOYALTY_PROGRAM"], {
      error: "must be REFERRAL_PROGRAM, DISCOUNT_COUPONS, GIFT_VOUCHERS or LOYALTY_PROGRAM",
    })
    .nullish(),
  vouchers_count: z.coerce.number().int().min(0).max(codesMax).nullish(),
  active: z.boolean().nullish(),
  referral_program: ReferralProgram.nullish(),
});
export type CampaignBody = z.infer<typeof CampaignBody>;

export const CampaignUpdateBody = z.object({
  ...fields,
  discount: z.record(z.string(), z.unknown()).nullish(),
  unset_metadata_fields: z.array(z.string()).nullish(),
  referral_program: ReferralProgram.partial().nullish(),
});
export type CampaignUpdateBody = z.infer<typeof CampaignUpdateBody>;

export function campaignInputOf(body: CampaignBody): CampaignInput {
  return {
    name: body.name,
    description: body.description ?? null,
    startsAt: body.start_date ?? null,
    endsAt: body.expiration_date ?? null,
    metadata: body.metadata ?? {},
    config: configOf(body),
  };
}

function configOf(body: CampaignBody): ConfigDraft {
  const kind = kindOf(body);
  const common = {
    code: codePatternOf(body.voucher?.code_config),
    isStatic: body.type === "STATIC",
    voucher: keptOf(body.voucher ?? {}),
  };
  if (kind === "coupons") return { kind, ...common, joinOnce: body.join_once ?? false };
  if (kind === "gift") {
    const amountMinor = body.voucher?.gift?.amount;
    if (amountMinor === undefined)
      throw missing("voucher/gift/amount", "the opening balance of a card, in minor units");
    return { kind, ...common, joinOnce: body.join_once ?? false, amountMinor };
  }
  if (kind === "loyalty") {
    const points = body.voucher?.loyalty_card?.points;
    if (points === undefined) throw missing("voucher/loyalty_card/points", "the points that a card begins with");
    return { kind, ...common, joinOnce: body.join_once ?? false, points };
  }
  const program = body.referral_program;
  if (!program) throw missing("referral_program", "the conversion event of a referral campaign");
  return { ...common, joinOnce: body.join_once ?? true, ...referralOfProgram(program) };
}

const kindOfType = {
  REFERRAL_PROGRAM: "referral",
  DISCOUNT_COUPONS: "coupons",
  GIFT_VOUCHERS: "gift",
  LOYALTY_PROGRAM: "loyalty",
} as const;

/** Without a campaign_type the voucher's says what it is, as for the wire's newer clients. */
function kindOf({ campaign_type: type, voucher, referral_program: program }: CampaignBody): ConfigDraft["kind"] {
  if (type) return kindOfType[type];
  if (program) return "referral";
  if (voucher?.type === "GIFT_VOUCHER") return "gift";
  if (voucher?.type === "LOYALTY_CARD") return "loyalty";
  if (voucher?.type === "DISCOUNT_VOUCHER") return "coupons";
  throw missing("campaign_type", "REFERRAL_PROGRAM, DISCOUNT_COUPONS, GIFT_VOUCHERS or LOYALTY_PROGRAM");
}

/** What a PUT changes of the campaign as it is: what is given overwrites, null clears, the rest stays. */
export function campaignPatchOf(
  body: CampaignUpdateBody,
  current: { config: CampaignConfig; metadata: Record<string, unknown> },
): CampaignPatch {
  return {
    description: body.description,
    startsAt: body.start_date,
    endsAt: body.expiration_date,
    metadata: metadataOf(body, current.metadata),
    config: changedConfig(body, current.config),
  };
}

function metadataOf(body: CampaignUpdateBody, current: Record<string, unknown>): Record<string, unknown> | undefined {
  const unset = new Set(body.unset_metadata_fields ?? []);
  if (!body.metadata && unset.size === 0) return undefined;
  const kept = Object.entries(current).filter(([key]) => !unset.has(key));
  return { ...Object.fromEntries(kept), ...body.metadata };
}

function changedConfig(body: CampaignUpdateBody, current: CampaignConfig): ConfigDraft | undefined {
  const { type, join_once: joinOnce, voucher, discount, referral_program: program } = body;
  if (type == null && joinOnce == null && !voucher && !discount && !program) return undefined;
  const draft = draftOf(current);
  draft.joinOnce = joinOnce ?? draft.joinOnce;
  if (type) draft.isStatic = type === "STATIC";
  if (voucher?.code_config) draft.code = codePatternOf(voucher.code_config);
  draft.voucher = { ...draft.voucher, ...keptOf(voucher ?? {}), ...(discount ? { discount } : {}) };
  if (draft.kind === "gift" && voucher?.gift) draft.amountMinor = voucher.gift.amount;
  if (draft.kind === "loyalty" && voucher?.loyalty_card) draft.points = voucher.loyalty_card.points;
  return draft.kind === "referral" && program ? changedProgram(draft, current, program) : draft;
}

/** Codes are made by CodeConfig, and it is answered from there. */
function keptOf(voucher: z.infer<typeof Voucher>): Record<string, unknown> {
  const { code_config: _made, ...kept } = voucher;
  return kept;
}
