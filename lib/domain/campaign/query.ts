import { z } from "zod";
import { PageQuery } from "../customer-query";
import { decisionOutcomes, decisionReasons, sides } from "../decision";
import { referralStatuses } from "../referral/referral-status";
import {
  campaignKinds,
  campaignOrders,
  campaignStates,
  codeStates,
  fraudSignals,
  rewardKinds,
  rewardStatuses,
} from "./kinds";
import { VanityCode } from "./vanity-code";

/** What our own list of campaigns is asked for, going on after the cursor. */
export const CampaignPageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
  /** Any part of the name. */
  q: z.string().trim().min(1).max(200).optional(),
  kind: z.enum(campaignKinds).optional(),
  /** Those that are archived are listed only when they are asked for. */
  status: z.enum(campaignStates).optional(),
  sort: z.enum(campaignOrders).default("newest"),
});
export type CampaignPageQuery = z.infer<typeof CampaignPageQuery>;

/** So many days up to today. */
export const CampaignVisitsQuery = z.object({ days: z.coerce.number().int().min(1).max(90).default(30) });

const Text = z.string().trim().min(1).max(300);

/** Whole days of the project's time zone, both included. */
const days = { from: z.iso.date().optional(), to: z.iso.date().optional() };
/** Our id, the app's own id or an e-mail address. */
const person = { customer: Text.optional() };
const code = { code: z.string().trim().min(1).max(128).optional() };
const Version = z.coerce.number().int().min(1).max(1_000_000);

export const CampaignReferralsFilter = z.object({
  status: z.enum(referralStatuses).optional(),
  /** Either of the two. */
  ...person,
  /** The whole code, or an old name of it. */
  ...code,
  /** A sign of fraud that fired for it. */
  signal: z.enum(fraudSignals).optional(),
  version: Version.optional(),
  /** When the friend came. */
  ...days,
});
export type CampaignReferralsFilter = z.infer<typeof CampaignReferralsFilter>;
export const CampaignReferralsQuery = PageQuery.extend(CampaignReferralsFilter.shape);

export const CampaignRewardsFilter = z.object({
  side: z.enum(sides).optional(),
  kind: z.enum(rewardKinds).optional(),
  status: z.enum(rewardStatuses).optional(),
  /** Who gets it. */
  ...person,
  /** The whole coupon that was given, or the card that was credited. */
  ...code,
  /** When it was made. */
  ...days,
});
export type CampaignRewardsFilter = z.infer<typeof CampaignRewardsFilter>;
export const CampaignRewardsQuery = PageQuery.extend(CampaignRewardsFilter.shape);

export const CampaignDecisionsFilter = z.object({
  outcome: z.enum(decisionOutcomes).optional(),
  reason: z.enum(decisionReasons).optional(),
  goal: z.string().trim().min(1).max(60).optional(),
  side: z.enum([...sides, "both"]).optional(),
  version: Version.optional(),
  /** Who sent the event. */
  ...person,
  /** When it was decided. */
  ...days,
});
export type CampaignDecisionsFilter = z.infer<typeof CampaignDecisionsFilter>;
export const CampaignDecisionsQuery = PageQuery.extend(CampaignDecisionsFilter.shape);

export const CampaignCodesFilter = z.object({
  /** The beginning of the code. */
  q: z.string().trim().min(1).max(128).optional(),
  state: z.enum(codeStates).optional(),
  /** Who holds it. */
  ...person,
});
export type CampaignCodesFilter = z.infer<typeof CampaignCodesFilter>;
export const CampaignCodesQuery = PageQuery.extend(CampaignCodesFilter.shape);

/** New codes: one of somebody's own choosing or so many of the campaign's pattern; and who is to hold it. */
export const CodeOrder = z
  .object({
    code: VanityCode.optional(),
    /** Gets the code: our id, or the app's own. */
    customer: z.string().trim().min(1).max(256).optional(),
    count: z.int().min(1).max(1_000).default(1),
  })
  .refine(({ code, customer, count }) => count === 1 || (!code && !customer), {
    path: ["count"],
    message: "one code only, when it is chosen or somebody is to hold it",
  });
export type CodeOrder = z.infer<typeof CodeOrder>;

export const CodeRename = z.object({ code: VanityCode });
export type CodeRename = z.infer<typeof CodeRename>;

/** Whether a code is free, as somebody types it: anything may be asked for, the answer says what is wrong with it. */
export const CodeCheckQuery = z.object({ code: z.string().max(200) });
