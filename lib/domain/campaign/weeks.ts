/** Runs of days (YYYY-MM-DD, in order) that lie in one week from Monday: the first and the last of each, by their places. */
export function weeksOf(days: readonly string[]): { from: number; to: number }[] {
  const weeks: { from: number; to: number }[] = [];
  for (const [at, day] of days.entries()) {
    const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
    const last = weeks.at(-1);
    if (last && !isMonday) last.to = at;
    else weeks.push({ from: at, to: at });
  }
  return weeks;
}

export function sumsOf(values: readonly number[], weeks: { from: number; to: number }[]): number[] {
  return weeks.map(({ from, to }) => values.slice(from, to + 1).reduce((sum, value) => sum + value, 0));
}
