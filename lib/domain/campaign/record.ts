import { z } from "zod";
import { decisionReasons, sides } from "../decision";
import { EventCustomer } from "../event/event-record";
import { referralStatuses } from "../referral/referral-status";
import { campaignStatuses } from "./choices";
import { CodePattern } from "./config";

/** What our own API says of campaigns: one campaign, its figures, its referrals, rewards and codes. */

const Moment = z.iso.datetime();

const PublicReward = z.object({
  kind: z.enum(["coupon", "credits"]),
  /** The campaign it draws on; its name is null when that one is gone. */
  campaign: z.object({ id: z.string(), name: z.string().nullable() }),
  amountMinor: z.int().optional(),
});
export type PublicReward = z.infer<typeof PublicReward>;

const shared = {
  code: CodePattern,
  joinOnce: z.boolean(),
  isStatic: z.boolean().optional(),
  voucher: z.record(z.string(), z.unknown()),
};

export const PublicConfig = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("referral"),
    trigger: z.object({ id: z.string(), name: z.string() }),
    rewards: z.object({ referrer: PublicReward.nullable(), referee: PublicReward.nullable() }),
    allowBrowserEvents: z.boolean(),
    ...shared,
  }),
  z.object({ kind: z.literal("coupons"), ...shared }),
  z.object({ kind: z.literal("gift"), amountMinor: z.int(), ...shared }),
]);
export type PublicConfig = z.infer<typeof PublicConfig>;

export const CampaignRecord = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["referral", "coupons", "gift"]),
  status: z.enum(campaignStatuses),
  description: z.string().nullable(),
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  version: z.int(),
  metadata: z.record(z.string(), z.unknown()),
  config: PublicConfig,
  /** Codes that exist, and how many of them somebody holds. */
  codesCount: z.int(),
  publishedCount: z.int(),
  createdAt: Moment,
  updatedAt: Moment.nullable(),
});
export type CampaignRecord = z.infer<typeof CampaignRecord>;

export const CampaignList = z.object({
  data: z.array(CampaignRecord),
  nextCursor: z.string().nullable(),
  total: z.int(),
});
export type CampaignList = z.infer<typeof CampaignList>;

const Spent = {
  /** Credits given, minor units of the project's currency. */
  costMinor: z.string(),
  couponsCount: z.int(),
};

/** The last days of every referral campaign: who came each day, how many of them converted, and what it cost. */
export const CampaignFigures = z.object({
  currency: z.string(),
  days: z.array(z.iso.date()),
  data: z.array(
    z.object({ campaignId: z.string(), referrals: z.array(z.int()), qualified: z.array(z.int()), ...Spent }),
  ),
});
export type CampaignFigures = z.infer<typeof CampaignFigures>;
export type CampaignFigure = CampaignFigures["data"][number];

const FunnelSteps = z.object({
  /** Codes given out in the span. */
  published: z.int(),
  /** Friends who came in the span; of these, who converted, and for whom somebody was rewarded. */
  attributed: z.int(),
  qualified: z.int(),
  rewarded: z.int(),
  ...Spent,
});
export type FunnelSteps = z.infer<typeof FunnelSteps>;

export const CampaignFunnel = z.object({
  currency: z.string(),
  timeZone: z.string(),
  span: FunnelSteps,
  /** The same number of days before. */
  before: FunnelSteps,
  days: z.array(z.object({ day: z.iso.date(), referrals: z.int(), qualified: z.int() })),
  /** Friends who came and have not converted yet, whenever they came. */
  openReferrals: z.int(),
  /** Why events set nothing off in the span, the most frequent first. */
  refusals: z.array(
    z.object({ reason: z.enum(decisionReasons), events: z.int(), lastEventId: z.string(), lastAt: Moment }),
  ),
});
export type CampaignFunnel = z.infer<typeof CampaignFunnel>;

export const CampaignReferral = z.object({
  id: z.string(),
  referrer: EventCustomer,
  referee: EventCustomer,
  status: z.enum(referralStatuses),
  code: z.string(),
  campaignVersion: z.int(),
  /** The event that named the code. */
  event: z.object({ id: z.string(), name: z.string().nullable() }),
  attributedAt: Moment,
  qualifiedAt: Moment.nullable(),
});
export type CampaignReferral = z.infer<typeof CampaignReferral>;

export const CampaignReferrals = z.object({ data: z.array(CampaignReferral), nextCursor: z.string().nullable() });
export type CampaignReferrals = z.infer<typeof CampaignReferrals>;

export const CampaignReward = z.object({
  id: z.string(),
  side: z.enum(sides),
  kind: z.enum(["coupon", "credits"]),
  status: z.string(),
  amountMinor: z.string().nullable(),
  currency: z.string().nullable(),
  /** The coupon given, or the card credited, and the campaign it is of. */
  code: z.string(),
  from: z.object({ id: z.string(), name: z.string() }),
  recipient: EventCustomer,
  eventId: z.string(),
  issuedAt: Moment,
});
export type CampaignReward = z.infer<typeof CampaignReward>;

export const CampaignRewards = z.object({ data: z.array(CampaignReward), nextCursor: z.string().nullable() });
export type CampaignRewards = z.infer<typeof CampaignRewards>;

export const CampaignCode = z.object({
  id: z.string(),
  code: z.string(),
  holder: EventCustomer.nullable(),
  active: z.boolean(),
  balanceMinor: z.string().nullable(),
  publishedAt: Moment.nullable(),
  createdAt: Moment,
});
export type CampaignCode = z.infer<typeof CampaignCode>;

export const CampaignCodes = z.object({ data: z.array(CampaignCode), nextCursor: z.string().nullable() });
export type CampaignCodes = z.infer<typeof CampaignCodes>;
