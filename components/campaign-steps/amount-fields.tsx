"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { CostField } from "./cost-field";
import { useFieldError } from "./editor-context";
import { PropertyField } from "./property-field";
import type { RewardPath } from "./reward-path";
import { SourceField } from "./source-field";

interface AmountFieldsProps {
  path: RewardPath;
  kind: "credits" | "points";
  eventId: string;
}

/** The same amount each time, or a share of a number that the event says. */
export function AmountFields({ path, kind, eventId }: AmountFieldsProps) {
  const { project } = useShell();
  const { register, control, setValue } = useFormContext<CampaignValues>();
  const reward = useWatch({ control, name: path });
  const unit = kind === "credits" ? project.currency : "points";
  const amountError = useFieldError(`${path}.amount`);
  const percentError = useFieldError(`${path}.percent`);
  const propertyError = useFieldError(`${path}.property`);
  const isShare = reward.how === "percent";
  return (
    <>
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,2fr)]">
        {isShare ? (
          <UnitField label="Percent" unit="%" error={percentError} {...register(`${path}.percent`)} />
        ) : (
          <UnitField label="Amount" unit={unit} error={amountError} {...register(`${path}.amount`)} />
        )}
        <PropertyField
          label={isShare ? "Of" : "Or percent of"}
          eventId={eventId}
          what="amount"
          none={isShare ? "a fixed amount" : "a property"}
          chosen={reward.property}
          error={propertyError}
          field={register(`${path}.property`, {
            onChange: (event: { target: { value: string } }) =>
              setValue(`${path}.how`, event.target.value ? "percent" : "fixed", { shouldDirty: true }),
          })}
        />
        <SourceField path={path} kind={kind === "credits" ? "gift" : "loyalty"} />
      </div>
      {isShare && <ShareBounds path={path} kind={kind} eventId={eventId} />}
      {kind === "points" && (
        <div className="sm:max-w-40">
          <CostField path={path} />
        </div>
      )}
    </>
  );
}

function ShareBounds({ path, kind, eventId }: AmountFieldsProps) {
  const { project } = useShell();
  const { register, control } = useFormContext<CampaignValues>();
  const currencyProperty = useWatch({ control, name: `${path}.currencyProperty` });
  const unit = kind === "credits" ? project.currency : "points";
  const floorError = useFieldError(`${path}.floor`);
  const capError = useFieldError(`${path}.cap`);
  return (
    <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,2fr)]">
      <UnitField label="At least" unit={unit} placeholder="0" error={floorError} {...register(`${path}.floor`)} />
      <UnitField label="At most" unit={unit} placeholder="no cap" error={capError} {...register(`${path}.cap`)} />
      {kind === "credits" && (
        <PropertyField
          label="The event says its currency in"
          eventId={eventId}
          what="currency"
          none={`nothing: it is always ${project.currency}`}
          chosen={currencyProperty}
          hint={`An event in another currency than ${project.currency} is paid nothing.`}
          error={undefined}
          field={register(`${path}.currencyProperty`)}
        />
      )}
    </div>
  );
}
