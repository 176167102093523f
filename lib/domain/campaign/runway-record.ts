import { z } from "zod";
import { limitPeriods } from "./kinds";
import { runwayLevels, supplyKinds, warnShares } from "./runway";

const Moment = z.iso.datetime();

/** A limit of the campaign, or a pool of codes, and how long it lasts. */
export const RunwaySupply = z.object({
  /** budget: a limit of what rewards cost. cap: a limit of how many there are. pool: codes that were added, none made. */
  kind: z.enum(supplyKinds),
  /** Whose it is: a pool may be another campaign's, on which this one draws. */
  campaign: z.object({ id: z.string(), name: z.string() }),
  period: z.enum(limitPeriods),
  /** Minor units of the project's currency, rewards or codes. */
  max: z.int(),
  used: z.int(),
  /** Of what is used, what waits to be given. */
  reserved: z.int(),
  left: z.int(),
  /** From 0 to 1. */
  share: z.number(),
  level: z.enum(runwayLevels),
  /** A day, of the last 14; null with less than three days to go by. */
  pace: z.number().nullable(),
  /** At this pace; null when that is unknown, farther than a year, or after it is renewed. */
  emptyAt: Moment.nullable(),
  /** Within two weeks. */
  isSoon: z.boolean(),
  /** When its period ends. */
  renewsAt: Moment.nullable(),
  /** Shares in percent that were reached and told of. */
  reached: z.array(z.object({ share: z.union(warnShares.map((share) => z.literal(share))), at: Moment })),
});
export type RunwaySupply = z.infer<typeof RunwaySupply>;

export const CampaignRunway = z.object({ currency: z.string(), timeZone: z.string(), data: z.array(RunwaySupply) });
export type CampaignRunway = z.infer<typeof CampaignRunway>;
