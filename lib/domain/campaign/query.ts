import { z } from "zod";
import { PageQuery } from "../customer-query";
import { sides } from "../decision";
import { referralStatuses } from "../referral/referral-status";
import { campaignKinds, campaignOrders, campaignStates, codeStates, rewardKinds, rewardStatuses } from "./kinds";
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

export const CampaignFunnelQuery = z.object({ days: z.coerce.number().int().min(1).max(90).default(30) });

const Text = z.string().trim().min(1).max(300);

export const CampaignReferralsQuery = PageQuery.extend({
  status: z.enum(referralStatuses).optional(),
  /** Either of the two: our id, the app's own id or an e-mail address. */
  customer: Text.optional(),
});
export type CampaignReferralsQuery = z.infer<typeof CampaignReferralsQuery>;

export const CampaignRewardsQuery = PageQuery.extend({
  side: z.enum(sides).optional(),
  kind: z.enum(rewardKinds).optional(),
  status: z.enum(rewardStatuses).optional(),
});
export type CampaignRewardsQuery = z.infer<typeof CampaignRewardsQuery>;

export const CampaignCodesQuery = PageQuery.extend({
  /** The beginning of the code. */
  q: z.string().trim().min(1).max(128).optional(),
  state: z.enum(codeStates).optional(),
});
export type CampaignCodesQuery = z.infer<typeof CampaignCodesQuery>;

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
