"use client";

import { ExclusiveCard } from "./exclusive-card";
import { LimitsCard } from "./limits-card";
import { SignalsCard } from "./signals-card";
import { StepHead } from "./step-head";

/** How much is given at most, and what is done where somebody may be cheating. */
export function LimitsStep() {
  return (
    <>
      <StepHead title="How much at most, and how careful?">
        Limits are never passed, however many events come at once.
      </StepHead>
      <div className="flex flex-col gap-4">
        <LimitsCard />
        <SignalsCard />
        <ExclusiveCard />
      </div>
    </>
  );
}
