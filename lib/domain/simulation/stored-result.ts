import type { StoredDifferences } from "./difference";
import type { Figures } from "./tally";

/** The result as it is stored: people by their ids alone, so that nobody's name outlives them here. */
export interface StoredResult {
  since: string;
  until: string;
  currency: string;
  timeZone: string;
  figures: Figures;
  compared: (Record<"gained" | "lost" | "changed", StoredDifferences> & { number: number; figures: Figures }) | null;
  notes: string[];
}

/** Everybody whom it names. */
export function peopleIn({ figures, compared }: StoredResult): string[] {
  const samples = compared ? [compared.gained, compared.lost, compared.changed].flatMap((each) => each.samples) : [];
  const top = [figures, ...(compared ? [compared.figures] : [])].flatMap(({ topReferrers }) => topReferrers);
  return [
    ...new Set([
      ...top.map(({ id }) => id),
      ...samples.flatMap(({ referrerId, refereeId }) => [referrerId, refereeId]),
    ]),
  ];
}
