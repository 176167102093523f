import { z } from "zod";
import { decisionOutcomes, decisionReasons, sides } from "../decision";
import { EventCustomer } from "../event/event-record";
import { referralStatuses } from "../referral/referral-status";
import { VolumeBuckets } from "../volume-record";
import { OpeningBalance, sharedConfig } from "./config";
import { campaignKinds, campaignStates, fraudAnswers, fraudSignals, rewardKinds, rewardStatuses } from "./kinds";
import { referralSchemas } from "./referral-config";

/** What our own API says of campaigns: one campaign, its figures, its referrals, rewards and codes. */

const Moment = z.iso.datetime();

/** The campaign a reward draws on; its name is null when that one is gone. */
const shown = referralSchemas(
  { campaign: z.object({ id: z.string(), name: z.string().nullable() }) },
  z.object({ id: z.string(), name: z.string() }),
);
export type PublicReward = z.infer<typeof shown.RewardRule>;
export type PublicGoal = z.infer<typeof shown.Goal>;

export const PublicConfig = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("referral"), ...shown.referral, ...sharedConfig }),
  z.object({ kind: z.literal("coupons"), ...sharedConfig }),
  z.object({ kind: z.literal("gift"), amountMinor: OpeningBalance, ...sharedConfig }),
  z.object({ kind: z.literal("loyalty"), points: OpeningBalance, ...sharedConfig }),
]);
export type PublicConfig = z.infer<typeof PublicConfig>;
export type PublicReferral = Extract<PublicConfig, { kind: "referral" }>;

export const CampaignRecord = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(campaignKinds),
  status: z.enum(campaignStates),
  description: z.string().nullable(),
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  version: z.int(),
  metadata: z.record(z.string(), z.unknown()),
  config: PublicConfig,
  /** Codes that exist, and how many of them somebody holds. */
  codesCount: z.int(),
  publishedCount: z.int(),
  /** Whether somebody is changing it and has not published that. */
  hasDraft: z.boolean(),
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

const Counts = z.array(z.int());

const FunnelSteps = z.object({
  /** Codes given out in the span, and visits of the campaign's links. */
  published: z.int(),
  visits: z.int(),
  /** Friends who came in the span; of these, who converted, and for whom somebody was rewarded. */
  attributed: z.int(),
  qualified: z.int(),
  rewarded: z.int(),
  ...Spent,
});
export type FunnelSteps = z.infer<typeof FunnelSteps>;

export const CampaignFunnel = z.object({
  currency: z.string(),
  buckets: VolumeBuckets,
  span: FunnelSteps,
  /** As much time right before, as far as the span has come. */
  before: FunnelSteps,
  /** By the buckets of the span: visits, who came in each, and what became of these. */
  series: z.object({ visits: Counts, attributed: Counts, qualified: Counts, rewarded: Counts }),
  /** Codes given out up to the end of the span. */
  codesOut: z.int(),
  /** Friends who came and have not converted yet, whenever they came. */
  openReferrals: z.int(),
  /** Whole hours from coming to converting, of those who came in the span; null when nobody converted. */
  wait: z.object({
    medianHours: z.int().nullable(),
    p90Hours: z.int().nullable(),
    /** Friends by waitColumns: days from coming to converting. */
    histogram: Counts,
  }),
  /** Why events set nothing off in the span, the most frequent first. */
  refusals: z.array(
    z.object({ reason: z.enum(decisionReasons), events: z.int(), lastEventId: z.string(), lastAt: Moment }),
  ),
});
export type CampaignFunnel = z.infer<typeof CampaignFunnel>;

/** Who brought most friends that converted, of those who came in the span. */
export const CampaignLeaderboard = z.object({
  currency: z.string(),
  buckets: VolumeBuckets,
  /** Referrers of a friend who converted, however many are listed. */
  referrers: z.int(),
  data: z.array(
    z.object({
      customer: EventCustomer,
      attributed: z.int(),
      qualified: z.int(),
      /** Converted friends by when they came. */
      series: Counts,
      /** Rewards given to them in the span, and what these cost. */
      rewards: z.int(),
      costMinor: z.string(),
    }),
  ),
});
export type CampaignLeaderboard = z.infer<typeof CampaignLeaderboard>;

export const CampaignReferral = z.object({
  id: z.string(),
  referrer: EventCustomer,
  referee: EventCustomer,
  status: z.enum(referralStatuses),
  code: z.string(),
  campaignVersion: z.int(),
  /** The event that named the code; null when a person attributed it. */
  event: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** Signs of fraud that fired when it was made, and what is done about each. */
  signals: z.array(z.object({ signal: z.enum(fraudSignals), answer: z.enum(fraudAnswers) })),
  attributedAt: Moment,
  qualifiedAt: Moment.nullable(),
});
export type CampaignReferral = z.infer<typeof CampaignReferral>;

export const CampaignReferrals = z.object({ data: z.array(CampaignReferral), nextCursor: z.string().nullable() });
export type CampaignReferrals = z.infer<typeof CampaignReferrals>;

export const CampaignReward = z.object({
  id: z.string(),
  side: z.enum(sides),
  goal: z.string(),
  kind: z.enum(rewardKinds),
  status: z.enum(rewardStatuses),
  amountMinor: z.string().nullable(),
  currency: z.string().nullable(),
  /** The coupon given, or the card credited; null before that, and for what is handed over otherwise. */
  code: z.string().nullable(),
  /** The campaign it draws on, or what is handed over. */
  from: z.object({ id: z.string(), name: z.string() }).nullable(),
  label: z.string().nullable(),
  recipient: EventCustomer,
  eventId: z.string(),
  createdAt: Moment,
  /** When it is to be given: at once, or after its days of waiting. */
  dueAt: Moment,
  issuedAt: Moment.nullable(),
});
export type CampaignReward = z.infer<typeof CampaignReward>;

export const CampaignRewards = z.object({ data: z.array(CampaignReward), nextCursor: z.string().nullable() });
export type CampaignRewards = z.infer<typeof CampaignRewards>;

/** What one event did, or did not, for one side. */
export const CampaignDecision = z.object({
  event: z.object({ id: z.string(), name: z.string().nullable() }),
  /** Who sent it; null once the event was erased. */
  customer: EventCustomer.nullable(),
  goal: z.string(),
  side: z.enum([...sides, "both"]),
  outcome: z.enum(decisionOutcomes),
  reason: z.enum(decisionReasons),
  version: z.int(),
  decidedAt: Moment,
});
export type CampaignDecision = z.infer<typeof CampaignDecision>;

export const CampaignDecisions = z.object({ data: z.array(CampaignDecision), nextCursor: z.string().nullable() });
export type CampaignDecisions = z.infer<typeof CampaignDecisions>;

export const CampaignCode = z.object({
  id: z.string(),
  code: z.string(),
  /** Old names, which lead to it for ever. */
  aliases: z.array(z.string()),
  /** Of its public link, below the address of this server. */
  sharePath: z.string(),
  holder: EventCustomer.nullable(),
  active: z.boolean(),
  balanceMinor: z.string().nullable(),
  publishedAt: Moment.nullable(),
  createdAt: Moment,
});
export type CampaignCode = z.infer<typeof CampaignCode>;

export const CampaignCodes = z.object({ data: z.array(CampaignCode), nextCursor: z.string().nullable() });

/** The codes that were made; of a great many only that they are. */
export const OrderedCodes = z.object({ data: z.array(CampaignCode) });

export const CodeCheck = z.object({
  code: z.string(),
  isFree: z.boolean(),
  /** Why it cannot be had, in words. */
  problem: z.string().nullable(),
  /** Near ones that are free. */
  suggestions: z.array(z.string()),
});
export type CodeCheck = z.infer<typeof CodeCheck>;
export type CampaignCodes = z.infer<typeof CampaignCodes>;
