const hourMs = 3_600_000;

/** An endpoint that took nothing for so long, in so many attempts one after the other, is given up. */
export const failingHoursMax = 24;
export const failuresMax = 12;

export interface EndpointHealth {
  /** Attempts that failed since the last that did not, the newest included. */
  failures: number;
  /** When the first of them ended. */
  failingSince: Date;
  outcome: "failed" | "gone";
}

/** Why an endpoint is to be disabled now, if it is. */
export function disabledBy({ failures, failingSince, outcome }: EndpointHealth, now: Date): "gone" | "failing" | null {
  if (outcome === "gone") return "gone";
  const isLong = now.getTime() - failingSince.getTime() >= failingHoursMax * hourMs;
  return isLong && failures >= failuresMax ? "failing" : null;
}
