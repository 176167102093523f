export const overviewRanges = ["24h", "7d", "30d", "90d"] as const;
export type OverviewRange = (typeof overviewRanges)[number];

/** So many days may be looked at at once. */
export const overviewDaysMax = 184;
const dayMs = 86_400_000;

/** Why the time from one day to another cannot be looked at, or null if it can; said behind "The time". */
export function daysProblem({ from, to }: { from?: string; to?: string }): string | null {
  if ((from === undefined) !== (to === undefined)) return "needs both days, or none";
  if (!from || !to) return null;
  if (from > to) return "ends before it begins";
  const isShort = (Date.parse(to) - Date.parse(from)) / dayMs < overviewDaysMax;
  return isShort ? null : `may be ${overviewDaysMax} days at most`;
}

/** How a number stands beside the one before: 0.124 is 12.4 % more; null when there was nothing before. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : (now - before) / before;
}
