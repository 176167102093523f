import { z } from "zod";
import { AttentionItem } from "./attention";
import { campaignStates } from "./campaign/kinds";
import { CampaignVolume, Money, SchemaVolume, VolumeBuckets } from "./volume-record";

const Counts = z.array(z.int());

export const Overview = z.object({
  buckets: VolumeBuckets,
  /** What is compared with: as much time right before, up to the same hour. */
  before: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
  events: z.object({
    accepted: Counts,
    rejected: Counts,
    before: z.object({ accepted: z.int(), rejected: z.int() }),
  }),
  referrals: z.object({ qualified: Counts, before: z.object({ qualified: z.int() }) }),
  /** Credits given as rewards, in minor units; the project's currency first. */
  cost: z.array(Money.extend({ perBucket: z.array(z.string()), before: z.string() })),
  /** When versions of event schemas were published, the newest first. */
  publications: z.array(
    z.object({ schemaId: z.string(), name: z.string(), label: z.string(), publishedAt: z.iso.datetime() }),
  ),
  /** The busiest first. */
  schemas: z.array(SchemaVolume.extend({ id: z.string(), name: z.string() })),
  schemasCount: z.int(),
  /** Referral campaigns, the one that brought most first. */
  campaigns: z.array(
    CampaignVolume.extend({
      id: z.string(),
      name: z.string(),
      status: z.enum(campaignStates),
      /** Codes given out up to the end of the time. */
      codesHeld: z.int(),
    }),
  ),
  attention: z.array(AttentionItem),
  /** Whether any event was ever accepted. */
  hasEvents: z.boolean(),
  /** Counts of earlier events are still being made. */
  isRecounting: z.boolean(),
});
export type Overview = z.infer<typeof Overview>;
