"use client";

import { Plus } from "lucide-react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/lib/client/toast";
import { emptyGoal } from "@/lib/domain/campaign/form/empty";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { withoutGoal } from "@/lib/domain/campaign/form/without-goal";
import { AttributionCard } from "./attribution-card";
import { GoalCard } from "./goal-card";
import { newPartId } from "./new-part-id";
import { StepHead } from "./step-head";

const goalsMax = 10;

/** What has to happen for a referral to count, and whose friends may. */
export function TriggerStep() {
  const { control, getValues, setValue } = useFormContext<CampaignValues>();
  const { fields, append, replace } = useFieldArray({ control, name: "goals" });
  const drop = (goalId: string) => {
    const { goals, tiers } = getValues();
    const left = withoutGoal({ goals, tiers }, goalId);
    replace(left.goals);
    setValue("tiers", left.tiers, { shouldDirty: true });
    toast.message("The goal is removed", {
      action: {
        label: "Undo",
        onClick: () => {
          setValue("goals", goals, { shouldDirty: true });
          setValue("tiers", tiers, { shouldDirty: true });
        },
      },
    });
  };
  return (
    <>
      <StepHead title="What makes a referral count?">
        An event of your app, sent by somebody who came with a customer’s code.
      </StepHead>
      <div className="flex flex-col gap-4">
        {fields.map((field, at) => (
          <GoalCard key={field.goalId} at={at} isOnly={fields.length === 1} onRemove={() => drop(field.goalId)} />
        ))}
        {fields.length < goalsMax && (
          <Button
            className="self-start"
            onClick={() => append(emptyGoal(newPartId("goal"), fields.length === 0 ? "Conversion" : ""))}
          >
            <Plus className="size-4" strokeWidth={1.75} aria-hidden />
            {fields.length === 0 ? "Add a goal" : "Add another goal"}
          </Button>
        )}
        <AttributionCard />
      </div>
    </>
  );
}
