import { z } from "zod";
import { PlainPart } from "../plain-part";
import { CampaignName } from "./draft";
import { PublicConfig } from "./record";

const Moment = z.iso.datetime();

export const CampaignVersions = z.object({
  data: z.array(
    z.object({
      number: z.int(),
      createdAt: Moment,
      isCurrent: z.boolean(),
      /** Referrals that began under it. */
      referrals: z.int(),
      /** What it changed of the version before. */
      changes: z.array(z.object({ kind: z.enum(["added", "removed", "changed"]), words: z.array(PlainPart) })),
    }),
  ),
});
export type CampaignVersions = z.infer<typeof CampaignVersions>;

export const CampaignVersionRecord = z.object({ number: z.int(), createdAt: Moment, config: PublicConfig });
export type CampaignVersionRecord = z.infer<typeof CampaignVersionRecord>;

export const CampaignClone = z.object({ name: CampaignName });
