"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Field } from "@/components/ui/field";
import { rewardCampaignsQuery } from "@/lib/client/campaign-queries";
import { stockWords } from "@/lib/domain/campaign/form/stock-words";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { AmountFields } from "./amount-fields";
import { CostField } from "./cost-field";
import { useFieldError } from "./editor-context";
import { RadioCards } from "./radio-cards";
import { rewardKindWords } from "./reward-kinds";
import type { RewardPath } from "./reward-path";
import { SourceField } from "./source-field";

interface RewardFieldsProps {
  path: RewardPath;
  /** Whose properties it may be a share of. */
  eventId: string;
  legend: string;
  /** Whether it may be nothing at all. */
  isRequired?: boolean;
}

/** What is given, how much of it, and from where. */
export function RewardFields({ path, eventId, legend, isRequired }: RewardFieldsProps) {
  const { project } = useShell();
  const { register, control } = useFormContext<CampaignValues>();
  const reward = useWatch({ control, name: path });
  const { data: coupons } = useQuery(rewardCampaignsQuery(project.id, "coupons"));
  const nameError = useFieldError(`${path}.name`);
  const kindError = useFieldError(`${path}.kind`);
  const source = coupons?.data.find(({ id }) => id === reward.couponsId);
  const options = rewardKindWords
    .filter(({ value }) => !isRequired || value !== "none")
    .map((option) =>
      option.value === "coupon" && reward.kind === "coupon" && source
        ? { ...option, means: `from “${source.name}”, ${stockWords(source)}` }
        : option,
    );
  return (
    <>
      <RadioCards legend={legend} isLegendHidden options={options} field={register(`${path}.kind`)} />
      {kindError && <p className="text-[12px] text-bad">{kindError}</p>}
      {(reward.kind === "credits" || reward.kind === "points") && (
        <AmountFields path={path} kind={reward.kind} eventId={eventId} />
      )}
      {reward.kind === "coupon" && (
        <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_150px]">
          <SourceField path={path} kind="coupons" />
          <CostField path={path} />
        </div>
      )}
      {(reward.kind === "material" || reward.kind === "webhook") && (
        <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_150px]">
          <Field
            label="What is it?"
            autoComplete="off"
            maxLength={120}
            placeholder={reward.kind === "material" ? "A Northwind mug" : "A month for free"}
            hint={
              reward.kind === "material"
                ? "It stands in the list of rewards until somebody says that it was sent."
                : "Your endpoint is told, and says back when it is done."
            }
            error={nameError}
            {...register(`${path}.name`)}
          />
          <CostField path={path} />
        </div>
      )}
    </>
  );
}
