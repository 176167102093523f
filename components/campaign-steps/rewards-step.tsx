"use client";

import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Segmented } from "@/components/ui/segmented";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";
import { PaidCard } from "./paid-card";
import { SideCard } from "./side-card";
import { StepHead } from "./step-head";
import { TierList } from "./tier-list";

/** What is given: to both sides of a referral, or with a card. */
export function RewardsStep() {
  const { control } = useFormContext<CampaignValues>();
  const kind = useWatch({ control, name: "kind" });
  return kind === "referral" ? <ReferralRewards /> : <OpeningBalance />;
}

function ReferralRewards() {
  const { control } = useFormContext<CampaignValues>();
  const goals = useWatch({ control, name: "goals" });
  const giving = goals.flatMap((goal, at) => (goal.does === "reward" ? [{ ...goal, at }] : []));
  const [chosen, setChosen] = useState<string | null>(null);
  const goal = giving.find(({ goalId }) => goalId === chosen) ?? giving[0];
  return (
    <>
      <StepHead title="What does each of them get?">
        {giving.length > 1
          ? "Each goal gives its own. Either side can be left empty."
          : "When a friend’s event counts. Either side can be left empty."}
      </StepHead>
      {giving.length > 1 && goal && (
        <Segmented
          label="Goal"
          value={goal.goalId}
          onChange={setChosen}
          options={giving.map(({ goalId, name }) => ({ value: goalId, label: name || "A goal without a name" }))}
          className="mb-4 max-w-full overflow-x-auto"
        />
      )}
      {goal ? (
        <div key={goal.goalId} className="flex flex-col gap-5">
          <SideCard side="referrer" at={goal.at}>
            <TierList goalId={goal.goalId} eventId={goal.eventId} />
          </SideCard>
          <SideCard side="referee" at={goal.at} />
          <PaidCard at={goal.at} />
        </div>
      ) : (
        <p className="text-muted">Add a goal that gives rewards first.</p>
      )}
    </>
  );
}

function OpeningBalance() {
  const { project } = useShell();
  const { register, control } = useFormContext<CampaignValues>();
  const kind = useWatch({ control, name: "kind" });
  const isGift = kind === "gift";
  return (
    <>
      <StepHead title="What is on a card?">When somebody is given one. Rewards are added to it later.</StepHead>
      <FormSection title="Opening balance" lead="Cards that are made to hold a reward open at 0.">
        <div className="max-w-56">
          <UnitField
            label={isGift ? "Amount" : "Points"}
            unit={isGift ? project.currency : "points"}
            placeholder="0"
            error={useFieldError("opening")}
            {...register("opening")}
          />
        </div>
      </FormSection>
    </>
  );
}
