/**
 * How long what a campaign may give lasts: its limits (of value: a budget; of rewards: a cap) and the codes of a pool. Warned of
 * by share, when so much of it is used, and by date, when it would be used up soon at the pace of the last days.
 */

/** Percent that are told of when they are reached. */
export const warnShares = [80, 100] as const;
export type WarnShare = (typeof warnShares)[number];

/** The pace is that of so many last days. */
export const paceDays = 14;
/** Fewer days say nothing of a pace. */
const paceDaysMin = 3;
/** Used up within so many days is worth a warning, however little is used so far. */
const soonDays = 14;
/** Beyond this a date would pretend to know what nobody does. */
const horizonDays = 365;

export const supplyKinds = ["budget", "cap", "pool"] as const;
export type SupplyKind = (typeof supplyKinds)[number];

export interface Supply {
  /** Minor units, rewards or codes. */
  max: number;
  used: number;
  /** Of what is used, what was so in the last days of the pace. */
  usedLately: number;
  /** When the first of it was used; null when nothing was. */
  since: Date | null;
  /** When what is used is forgotten, as at the end of a month; null for what is never. */
  renewsAt: Date | null;
}

export const runwayLevels = ["fine", "low", "empty"] as const;
export type RunwayLevel = (typeof runwayLevels)[number];

export interface Runway {
  left: number;
  /** Of what there was, from 0 to 1. */
  share: number;
  level: RunwayLevel;
  /** A day; null with less than three days to go by. */
  pace: number | null;
  /** When nothing is left at this pace; null when that is unknown, farther than a year, or after it is renewed. */
  emptyAt: Date | null;
  /** Whether that is so near that somebody should see to it. */
  isSoon: boolean;
}

const dayMs = 86_400_000;

export function runwayOf({ max, used, usedLately, since, renewsAt }: Supply, now: Date): Runway {
  const left = Math.max(0, max - used);
  const pace = paceOf(usedLately, since, now);
  const emptyAt = left === 0 ? null : emptyMoment(left, pace, renewsAt, now);
  return {
    left,
    share: max > 0 ? Math.min(1, used / max) : 1,
    level: left === 0 ? "empty" : crossedShares(0, used, max).length > 0 ? "low" : "fine",
    pace,
    emptyAt,
    isSoon: emptyAt !== null && emptyAt.getTime() - now.getTime() <= soonDays * dayMs,
  };
}

function paceOf(usedLately: number, since: Date | null, now: Date): number | null {
  if (!since) return null;
  const days = Math.min(paceDays, (now.getTime() - since.getTime()) / dayMs);
  return days < paceDaysMin ? null : usedLately / days;
}

function emptyMoment(left: number, pace: number | null, renewsAt: Date | null, now: Date): Date | null {
  if (!pace || left / pace > horizonDays) return null;
  const at = new Date(now.getTime() + (left / pace) * dayMs);
  return renewsAt && at >= renewsAt ? null : at;
}

/** Which shares of `max` are reached by going from one number to the next; whole numbers, so that 80 % of 4 is 4 and not 3.2. */
export function crossedShares(before: number, after: number, max: number): WarnShare[] {
  return warnShares.filter((share) => before * 100 < share * max && after * 100 >= share * max);
}
