import { z } from "zod";

/** How much of what came when, as the API says it. Made from the counts by the hour. */

/** How much of what came when, as the API says it. Made from the counts by the hour. */

const Moment = z.iso.datetime();

const Counts = z.array(z.int());

/** A time told apart into days of the project's time zone, or into hours; the last bucket is the present one. */
export const VolumeBuckets = z.object({
  unit: z.enum(["day", "hour"]),
  timeZone: z.string(),
  /** When each begins, the oldest first. */
  starts: z.array(Moment),
  end: Moment,
});
export type VolumeBuckets = z.infer<typeof VolumeBuckets>;

/** Events of one schema, by the buckets of the answer they are part of. */
export const SchemaVolume = z.object({
  daily: z.object({ accepted: Counts, rejected: Counts }),
  accepted: z.int(),
  rejected: z.int(),
  /** Of what came, from 0 to 1; null when nothing came. */
  shareRejected: z.number().nullable(),
  lastSeenAt: Moment.nullable(),
});
export type SchemaVolume = z.infer<typeof SchemaVolume>;

export const Money = z.object({ currency: z.string(), amountMinor: z.string() });
export type Money = z.infer<typeof Money>;

/** What a campaign brought, by the buckets of the answer it is part of. */
export const CampaignVolume = z.object({
  daily: z.object({ published: Counts, attributed: Counts, qualified: Counts, rewarded: Counts }),
  /** Codes given to people. */
  published: z.int(),
  attributed: z.int(),
  qualified: z.int(),
  /** Referrals that a reward was issued for, to one side or both. */
  rewarded: z.int(),
  /** Rewards issued, to either side, of whatever kind. */
  rewards: z.int(),
  cost: z.array(Money),
});
export type CampaignVolume = z.infer<typeof CampaignVolume>;
