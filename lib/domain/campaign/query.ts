import { z } from "zod";
import { campaignStatuses } from "./config";

/** What our own list of campaigns is asked for: newest first, a page after another by the cursor of the last. */
export const CampaignPageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
  kind: z.enum(["referral", "coupons", "gift"]).optional(),
  status: z.enum(campaignStatuses).optional(),
});
export type CampaignPageQuery = z.infer<typeof CampaignPageQuery>;
