/** What the figures of a campaign mean; each is null where there is nothing to divide by, for 0 % of nothing is not 0 %. */

export const funnelSteps = ["visits", "attributed", "qualified", "rewarded"] as const;
export type FunnelStep = (typeof funnelSteps)[number];
export type StepCounts = Record<FunnelStep, number>;

export const rateOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/**
 * How many of the step before got as far. Who typed a code in never visited its link, so more may come than visited: that
 * says nothing of the links, and is no rate.
 */
export function stepRate(counts: StepCounts, step: FunnelStep): number | null {
  const before = funnelSteps[funnelSteps.indexOf(step) - 1];
  if (!before || counts[step] > counts[before]) return null;
  return rateOf(counts[step], counts[before]);
}

/** By how many percent points a rate moved; null where one of the two is none. */
export function pointsBetween(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : (now - before) * 100;
}

/** How many took so many whole hours, in whatever order. */
export type HourCounts = readonly { hours: number; count: number }[];

/** The least number of hours within which at least that share was done. */
export function hoursUntil(share: number, counts: HourCounts): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  for (const { hours, count } of counts.toSorted((one, other) => one.hours - other.hours)) {
    done += count;
    if (done >= share * total) return hours;
  }
  return null;
}

/** The columns of the histogram: days from coming to converting, the last of them open. */
export const waitColumns = [
  { days: 1, label: "< 1" },
  { days: 2, label: "1" },
  { days: 3, label: "2" },
  { days: 5, label: "3–4" },
  { days: 8, label: "5–7" },
  { days: 15, label: "8–14" },
  { days: 31, label: "15–30" },
  { days: null, label: "> 30" },
] as const;

export function waitHistogram(counts: HourCounts): number[] {
  const sums = waitColumns.map(() => 0);
  for (const { hours, count } of counts) {
    const at = waitColumns.findIndex(({ days }) => days === null || hours < days * 24);
    sums[at] = (sums[at] ?? 0) + count;
  }
  return sums;
}

/** "5 h", "2 d 4 h". */
export function hoursWords(hours: number): string {
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  if (days === 0) return hours === 0 ? "under 1 h" : `${hours} h`;
  return rest === 0 ? `${days} d` : `${days} d ${rest} h`;
}

/** How a campaign spreads. */
export interface Spread {
  /** Invitations for each code that is out: visits of links, or those who came where no link was visited. */
  invitations: number | null;
  by: "visits" | "friends";
  /** Of these, how many converted. */
  rate: number | null;
  /** Converted friends for each code that is out: above 1 it grows by itself. */
  k: number | null;
}

/** Of the messages people send nothing is known; what comes of them is. */
export function spreadOf({ visits, attributed, qualified }: StepCounts, codesOut: number): Spread {
  const by = visits >= attributed && visits > 0 ? "visits" : "friends";
  const invited = by === "visits" ? visits : attributed;
  return {
    by,
    invitations: rateOf(invited, codesOut),
    rate: rateOf(qualified, invited),
    k: rateOf(qualified, codesOut),
  };
}
