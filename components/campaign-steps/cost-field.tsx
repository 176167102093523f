"use client";

import { useFormContext } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import type { RewardPath } from "./reward-path";

/** What a reward that is no money costs the company. */
export function CostField({ path }: { path: RewardPath }) {
  const { project } = useShell();
  const { register } = useFormContext<CampaignValues>();
  return (
    <UnitField
      label="It costs you"
      unit={project.currency}
      placeholder="0"
      hint="For budgets and figures."
      error={useFieldError(`${path}.cost`)}
      {...register(`${path}.cost`)}
    />
  );
}
