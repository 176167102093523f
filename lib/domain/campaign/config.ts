import { z } from "zod";
import type { campaignKinds, campaignStatuses } from "./choices";

/** How the codes of a campaign look. `#` in the pattern stands for one random character of the charset. */
export const CodePattern = z.object({
  pattern: z.string().min(1).max(100),
  charset: z.string().min(2).max(100),
});
export type CodePattern = z.infer<typeof CodePattern>;

/** What one side of a conversion gets. Amounts are integer minor units of the project's currency. */
export const RewardRule = z.discriminatedUnion("kind", [
  /** A freshly generated code of a coupon campaign. */
  z.object({ kind: z.literal("coupon"), campaignId: z.uuid() }),
  /** Added to the person's card in a gift campaign; the card is made the first time. */
  z.object({ kind: z.literal("credits"), campaignId: z.uuid(), amountMinor: z.int().min(1).max(1_000_000_000) }),
]);
export type RewardRule = z.infer<typeof RewardRule>;

/** Only codes that were added are given out, none is made on demand ("STATIC" on the wire). */
const IsStatic = z.boolean().optional();

/** What the wire's clients sent of the voucher (discount, gift, redemption …): given back as it came, not interpreted. */
const WireVoucher = z.record(z.string(), z.unknown());

export const ReferralConfig = z.object({
  kind: z.literal("referral"),
  code: CodePattern,
  /** The event that converts. */
  trigger: z.object({ eventSchemaId: z.uuid(), eventName: z.string() }),
  rewards: z.object({ referrer: RewardRule.nullable(), referee: RewardRule.nullable() }),
  /** Whether events from browser keys, which prove nothing, may convert. */
  allowBrowserEvents: z.boolean(),
  joinOnce: z.boolean(),
  isStatic: IsStatic,
  voucher: WireVoucher,
});
export type ReferralConfig = z.infer<typeof ReferralConfig>;

export const CouponsConfig = z.object({
  kind: z.literal("coupons"),
  code: CodePattern,
  joinOnce: z.boolean(),
  isStatic: IsStatic,
  voucher: WireVoucher,
});
export type CouponsConfig = z.infer<typeof CouponsConfig>;

export const GiftConfig = z.object({
  kind: z.literal("gift"),
  code: CodePattern,
  joinOnce: z.boolean(),
  isStatic: IsStatic,
  /** Opening balance of a card that is published, minor units. Cards made for reward credits open at 0. */
  amountMinor: z.int().min(0).max(1_000_000_000),
  voucher: WireVoucher,
});
export type GiftConfig = z.infer<typeof GiftConfig>;

/** What a campaign does: stored whole with each of its versions. */
export const CampaignConfig = z.discriminatedUnion("kind", [ReferralConfig, CouponsConfig, GiftConfig]);
export type CampaignConfig = z.infer<typeof CampaignConfig>;
export type CampaignKind = (typeof campaignKinds)[number];
export type CampaignStatus = (typeof campaignStatuses)[number];
