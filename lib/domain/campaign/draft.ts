import { z } from "zod";
import { Metadata } from "../customer";
import { isStorable, unstorableMessage } from "../stored-text";
import { type CampaignConfig, CodePattern, type RewardRule } from "./config";

/** A thing of the same project, by its id or its name. */
export const Reference = z.union([
  z.object({ id: z.string().min(1).max(256) }),
  z.object({ name: z.string().min(1).max(256) }),
]);
export type Reference = z.infer<typeof Reference>;

/** What one side is to get. Without a kind it follows from the campaign it draws on. */
export const RewardDraft = z.object({
  campaign: Reference,
  kind: z.enum(["coupon", "credits"]).optional(),
  amountMinor: z.int().min(1).max(1_000_000_000).optional(),
});
export type RewardDraft = z.infer<typeof RewardDraft>;

const shared = {
  code: CodePattern,
  joinOnce: z.boolean(),
  isStatic: z.boolean().optional(),
  voucher: z.record(z.string(), z.unknown()).default({}),
};

/** A campaign's configuration as people and programs write it: CampaignConfig with references in place of stored ids. */
export const ConfigDraft = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("referral"),
    trigger: Reference,
    rewards: z.object({ referrer: RewardDraft.nullable(), referee: RewardDraft.nullable() }),
    allowBrowserEvents: z.boolean(),
    ...shared,
  }),
  z.object({ kind: z.literal("coupons"), ...shared }),
  z.object({ kind: z.literal("gift"), amountMinor: z.int().min(0).max(1_000_000_000), ...shared }),
]);
export type ConfigDraft = z.infer<typeof ConfigDraft>;

export const CampaignName = z.string().trim().min(1).max(200).refine(isStorable, unstorableMessage);

const Description = z.string().max(5_000).refine(isStorable, unstorableMessage).nullable();
const Moment = z.coerce.date().nullable();

export const CampaignInput = z.object({
  name: CampaignName,
  description: Description.default(null),
  startsAt: Moment.default(null),
  endsAt: Moment.default(null),
  metadata: Metadata.default({}),
  config: ConfigDraft,
});
export type CampaignInput = z.infer<typeof CampaignInput>;

export const CampaignPatch = z.object({
  name: CampaignName.optional(),
  description: Description.optional(),
  startsAt: Moment.optional(),
  endsAt: Moment.optional(),
  metadata: Metadata.optional(),
  config: ConfigDraft.optional(),
  /** The version the editor saw; when it has moved since, the edit is refused. */
  version: z.int().optional(),
});
export type CampaignPatch = z.infer<typeof CampaignPatch>;

/** The draft that would lead to this configuration. */
export function draftOf(config: CampaignConfig): ConfigDraft {
  if (config.kind !== "referral") return { ...config };
  const { trigger, rewards, ...rest } = config;
  return {
    ...rest,
    trigger: { id: trigger.eventSchemaId },
    rewards: { referrer: rewardDraftOf(rewards.referrer), referee: rewardDraftOf(rewards.referee) },
  };
}

function rewardDraftOf(rule: RewardRule | null): RewardDraft | null {
  if (!rule) return null;
  const campaign = { id: rule.campaignId };
  return rule.kind === "coupon"
    ? { kind: "coupon", campaign }
    : { kind: "credits", campaign, amountMinor: rule.amountMinor };
}
