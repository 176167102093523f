import { z } from "zod";
import { Metadata } from "../customer";
import { isStorable, unstorableMessage } from "../stored-text";
import { type CampaignConfig, OpeningBalance, sharedConfig } from "./config";
import { namedConfig } from "./named-config";
import { referralSchemas } from "./referral-config";

/** A thing of the same project, by its id or its name. */
export const Reference = z.union([
  z.object({ id: z.string().min(1).max(256).refine(isStorable, unstorableMessage) }),
  z.object({ name: z.string().min(1).max(256).refine(isStorable, unstorableMessage) }),
]);
export type Reference = z.infer<typeof Reference>;

const typed = referralSchemas({ campaign: Reference }, Reference);
export type RewardDraft = z.infer<typeof typed.RewardRule>;
export type GoalDraft = z.infer<typeof typed.Goal>;

/** A campaign's configuration as people and programs write it: CampaignConfig with references in place of stored ids. */
export const ConfigDraft = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("referral"), ...typed.referral, ...sharedConfig }),
  z.object({ kind: z.literal("coupons"), ...sharedConfig }),
  z.object({ kind: z.literal("gift"), amountMinor: OpeningBalance, ...sharedConfig }),
  z.object({ kind: z.literal("loyalty"), points: OpeningBalance, ...sharedConfig }),
]);
export type ConfigDraft = z.infer<typeof ConfigDraft>;
export type ReferralDraft = Extract<ConfigDraft, { kind: "referral" }>;

export const CampaignName = z.string().trim().min(1).max(200).refine(isStorable, unstorableMessage);

export const CampaignDescription = z.string().max(5_000).refine(isStorable, unstorableMessage).nullable();
export const CampaignMoment = z.coerce.date().nullable();

export const CampaignInput = z.object({
  name: CampaignName,
  description: CampaignDescription.default(null),
  startsAt: CampaignMoment.default(null),
  endsAt: CampaignMoment.default(null),
  metadata: Metadata.default({}),
  config: ConfigDraft,
});
export type CampaignInput = z.infer<typeof CampaignInput>;

export const CampaignPatch = z.object({
  name: CampaignName.optional(),
  description: CampaignDescription.optional(),
  startsAt: CampaignMoment.optional(),
  endsAt: CampaignMoment.optional(),
  metadata: Metadata.optional(),
  config: ConfigDraft.optional(),
  /** The version the editor saw; when it has moved since, the edit is refused. */
  version: z.int().optional(),
});
export type CampaignPatch = z.infer<typeof CampaignPatch>;

/** The draft that would lead to this configuration. */
export function draftOf(config: CampaignConfig): ConfigDraft {
  if (config.kind !== "referral") return { ...config };
  return namedConfig(config, { campaign: (id) => ({ id }), trigger: ({ eventSchemaId }) => ({ id: eventSchemaId }) });
}
