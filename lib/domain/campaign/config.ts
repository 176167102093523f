import { z } from "zod";
import { storedJsonProblem } from "../stored-json";
import { isStorable, unstorableMessage } from "../stored-text";
import { amountMax } from "./kinds";
import { referralSchemas } from "./referral-config";

export const CodeCharset = z.string().min(2).max(100).refine(isStorable, unstorableMessage);

/** How the codes of a campaign look. `#` in the pattern stands for one random character of the charset. */
export const CodePattern = z.object({
  pattern: z.string().min(1).max(100).refine(isStorable, unstorableMessage),
  charset: CodeCharset,
});
export type CodePattern = z.infer<typeof CodePattern>;

const voucherBounds = { depthMax: 20, bytesMax: 256 * 1024 };

/** What every kind of campaign says of its codes. */
export const sharedConfig = {
  code: CodePattern,
  joinOnce: z.boolean(),
  /** Only codes that were added are given out, none is made on demand ("STATIC" on the wire). */
  isStatic: z.boolean().optional(),
  /** What the wire's clients sent of the voucher (discount, gift, redemption …): given back as it came, not interpreted. */
  voucher: z
    .record(z.string(), z.unknown())
    .superRefine((value, refinement) => {
      const problem = storedJsonProblem(value, voucherBounds);
      if (problem) refinement.addIssue({ code: "custom", message: problem });
    })
    .default({}),
};

/** Opening balance of a card that is published: minor units, or points. Cards made for rewards open at 0. */
export const OpeningBalance = z.int().min(0).max(amountMax);

const stored = referralSchemas({ campaignId: z.uuid() }, z.object({ eventSchemaId: z.uuid(), eventName: z.string() }));

export type RewardRule = z.infer<typeof stored.RewardRule>;
export type Goal = z.infer<typeof stored.Goal>;
export type Tier = z.infer<typeof stored.Tier>;

export const ReferralConfig = z.object({ kind: z.literal("referral"), ...stored.referral, ...sharedConfig });
export type ReferralConfig = z.infer<typeof ReferralConfig>;

/** What a campaign does: stored whole with each of its versions. */
export const CampaignConfig = z.discriminatedUnion("kind", [
  ReferralConfig,
  z.object({ kind: z.literal("coupons"), ...sharedConfig }),
  z.object({ kind: z.literal("gift"), amountMinor: OpeningBalance, ...sharedConfig }),
  z.object({ kind: z.literal("loyalty"), points: OpeningBalance, ...sharedConfig }),
]);
export type CampaignConfig = z.infer<typeof CampaignConfig>;
