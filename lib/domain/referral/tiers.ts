import type { Tier } from "../campaign/config";

/** How many times a tier is due at that many friends: each multiple, or once. */
export function stepsAt({ at, repeats }: Pick<Tier, "at" | "repeats">, friends: number): number {
  const steps = Math.floor(friends / at);
  return repeats ? steps : Math.min(1, steps);
}

/** Of a tier that was added to a campaign with many friends in it: the rest follows with the next friends. */
const stepsAtOnceMax = 20;

/** The steps that are due and were not given: every one that was crossed, also those crossed before the tier was there. */
export function stepsDue(tier: Pick<Tier, "at" | "repeats">, friends: number, given: number): number[] {
  const due = stepsAt(tier, friends);
  return Array.from({ length: Math.min(stepsAtOnceMax, Math.max(0, due - given)) }, (_, at) => given + at + 1);
}
