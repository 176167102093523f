import { z } from "zod";
import { campaignStatuses } from "./config";

/** What our own list of campaigns is asked for: newest first, going on after the cursor. */
export const CampaignPageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
  kind: z.enum(["referral", "coupons", "gift"]).optional(),
  status: z.enum(campaignStatuses).optional(),
});
export type CampaignPageQuery = z.infer<typeof CampaignPageQuery>;
